/** The word by which the page's host knows the styles that are written at run time; none where the page came without. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
}

/** The library that keeps a page from scrolling behind a dialog looks for the word under this name. */
export function giveStyleNonce(): void {
  Object.assign(globalThis, { __webpack_nonce__: styleNonce() });
}
