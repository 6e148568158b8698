import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readWindowFile, windowHeaders } from '../../src-main/adapters/window-files';

const page = readFileSync(resolve(import.meta.dirname, '../../src-renderer/index.html'), 'utf8');

async function givePage() {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-page-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'index.html'), page);
  const given = await readWindowFile(folder, '/');
  const text = given?.body.toString('utf8') ?? '';
  const nonce = /<meta name="style-nonce" content="(?<nonce>[^"]+)"/u.exec(text)?.groups?.nonce ?? '';
  return { policy: given?.headers['Content-Security-Policy'] ?? '', nonce };
}

test('the page takes styles by a word alone, which is new each time it is given and nobody guesses', async () => {
  const [one, other] = [await givePage(), await givePage()];
  expect(one.nonce).toMatch(/^[\w+/]{22}==$/u);
  expect(one.nonce).not.toBe(other.nonce);
  expect(one.policy).toContain(`style-src 'self' 'nonce-${one.nonce}';`);
});

test('nothing that a window is given lets anything in that is unsafe, from elsewhere, or in a frame', async () => {
  for (const policy of [(await givePage()).policy, windowHeaders['Content-Security-Policy'] ?? '']) {
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toMatch(/https?:|\*/u);
    expect(policy).toMatch(/^default-src 'none'; script-src 'self';/u);
    for (const held of ["connect-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"])
      expect(policy).toContain(held);
  }
});
