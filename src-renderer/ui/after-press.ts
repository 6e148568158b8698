/**
 * Runs what changes the height of a form, once nothing is pressed: a button that moves between press and release loses its
 * click. A frame after the release, since the click comes behind it.
 */
export function afterPress(then: () => void): void {
  if (!document.querySelector(':active')) return then();
  const released = new AbortController();
  const { signal } = released;
  const onRelease = () => {
    released.abort();
    requestAnimationFrame(then);
  };
  window.addEventListener('pointerup', onRelease, { signal });
  window.addEventListener('pointercancel', onRelease, { signal });
}
