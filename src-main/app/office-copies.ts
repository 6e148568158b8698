import { join } from 'node:path';
import { secondFolderFile, type SecondFolderFile, type SecondProblem } from '../contract/backups';
import { dayOf } from '../contract/values/wall-clock';
import { changeMark } from '../data/change-mark';
import { isBehind, isSameChoice, readSecondFolder, writeSecondFolder } from '../data/second-folder';
import { needsCopyBefore, stampOf, type TakenCopy } from '../domain/backups';
import type { Log } from '../ports';
import type { BringOrder, CopyOrder } from './copy-orders';
import type { HeldOffice } from './held-office';
import type { OpenOffice } from './open-office';

export interface OfficeCopies {
  /** The day's copy, when it has none yet. */
  day(): Promise<void>;
  /** Before much is changed at once: waits for a copy that says nearly all there is, and takes it where there is none. */
  before(): Promise<void>;
  /** The same beforehand, while somebody still looks at what is to be changed; nobody waits for it. */
  ahead(): void;
  /** When the program ends: what was saved since the last copy. */
  atEnd(): Promise<void>;
  /** Brings the newest copy to the second folder; answers what keeps it from being there. */
  bring(): Promise<SecondProblem | null>;
}

/** When the open office's database is copied, and the copies are brought: one after the other, whoever asks. */
export function createOfficeCopies(held: HeldOffice, log: Log, changed: () => void): OfficeCopies {
  let last: (TakenCopy & { readonly generation: number }) | null = null;
  let taking: Promise<void> = Promise.resolve();
  let bringing: Promise<SecondProblem | null> | null = null;

  const mark = () => changeMark(join(held.folder, 'abonado.db'));
  const known = () => (last?.generation === held.generation ? last : null);

  function inTurn(work: (office: OpenOffice) => Promise<void>): Promise<void> {
    const done = taking.then(async () => {
      const office = held.atWork();
      if (office) await work(office);
    });
    taking = done.catch(() => undefined);
    return done;
  }

  async function take(office: OpenOffice, kind: 'beforeChange' | 'atEnd'): Promise<void> {
    const taken = { generation: held.generation, atMs: held.parts.services.clock.nowMs(), mark: mark() };
    const day = dayOf(held.wallMs());
    const stamp = stampOf(held.wallMs());
    if (held.parts.backups.hasDay(day))
      await office.runners.heavy.chore('takeCopy', JSON.stringify({ kind, stamp } satisfies CopyOrder));
    else await office.runners.heavy.chore('backUpDay', day);
    last = taken;
    changed();
    // Nobody waits for a disk that may be slow, or not there.
    void bring().catch((cause: unknown) => log.error('second', cause));
  }

  const before = () =>
    inTurn(async (office) => {
      if (needsCopyBefore(known(), mark(), held.parts.services.clock.nowMs())) await take(office, 'beforeChange');
    });

  function bring(): Promise<SecondProblem | null> {
    bringing ??= bringNewest(held, changed).finally(() => {
      bringing = null;
    });
    return bringing;
  }

  return {
    day: () =>
      inTurn(async (office) => {
        if (!held.parts.backups.hasDay(dayOf(held.wallMs()))) await take(office, 'beforeChange');
      }),
    before,
    ahead: () => void before().catch((cause: unknown) => log.error('backup', cause)),
    atEnd: async () => {
      await inTurn(async (office) => {
        if (!held.record()?.demo && known()?.mark !== mark()) await take(office, 'atEnd');
      });
      await bringing?.catch(() => undefined);
    },
    bring,
  };
}

async function bringNewest(held: HeldOffice, changed: () => void): Promise<SecondProblem | null> {
  const office = held.atWork();
  const { folder } = held;
  const second = office ? readSecondFolder(folder) : null;
  if (!office || !second) return null;
  if (!isBehind(folder, second)) return second.problem;
  const brought = await attempt(held, office, second);
  const now = readSecondFolder(folder);
  // Another folder, or a passphrase, may have been chosen meanwhile: that stands, and is brought to.
  if (!now || !isSameChoice(now, second)) return bringNewest(held, changed);
  if (!brought) return null;
  writeSecondFolder(folder, brought);
  if (brought.problem !== second.problem || brought.copied?.atMs !== second.copied?.atMs) changed();
  return brought.problem;
}

async function attempt(
  held: HeldOffice,
  office: OpenOffice,
  second: SecondFolderFile,
): Promise<SecondFolderFile | null> {
  const { secrets } = held.parts.services;
  const key = second.seal ? await secrets.open(second.seal.sealedKey).catch(() => null) : '';
  if (key === null) return { ...second, problem: 'keyLost' };
  const order: BringOrder = { second, key };
  return secondFolderFile.nullable().parse(await office.runners.heavy.chore('bringCopy', JSON.stringify(order)));
}
