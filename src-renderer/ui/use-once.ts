import { useRef, useState } from 'react';

/** One save at a time: a second Ctrl S while the first is under way is no second client, and no second contract. */
export function useOnce() {
  const [busy, setBusy] = useState(false);
  const underWay = useRef(false);
  async function once(run: () => Promise<void>): Promise<void> {
    if (underWay.current) return;
    underWay.current = true;
    setBusy(true);
    await run().finally(() => {
      underWay.current = false;
      setBusy(false);
    });
  }
  return { busy, once };
}
