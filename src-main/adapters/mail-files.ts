import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../contract/failures';
import type { MailFiles } from '../ports/mail-files';
import { plainName } from './disk-files';
import { readNames } from './read-names';

const TOKEN_BYTES = 18;
const TOKEN = /^[\w-]{24}$/u;

/** Each lies alone in a folder that its token names, as files that are handed out do, and apart from those. */
export function createMailFiles(folder: string): MailFiles {
  const all = join(folder, 'files', 'mail');
  const pathOf = (token: string) => {
    const name = TOKEN.test(token) ? readNames(join(all, token))[0] : undefined;
    return name === undefined ? null : { fileName: name, path: join(all, token, name) };
  };
  return {
    create(fileName) {
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      mkdirSync(join(all, token), { recursive: true, mode: 0o700 });
      return { path: join(all, token, plainName(fileName)), token };
    },
    find(token) {
      const found = pathOf(token);
      if (!found) throw new Refusal('NOT_FOUND');
      return { ...found, token, sizeBytes: statSync(found.path).size };
    },
    read(token) {
      const found = pathOf(token);
      return found && { fileName: found.fileName, bytes: readFileSync(found.path) };
    },
    sweep(beforeMs, needed) {
      for (const token of readNames(all)) {
        const writtenMs = statSync(join(all, token), { throwIfNoEntry: false })?.mtimeMs;
        const isOld = writtenMs !== undefined && writtenMs < beforeMs;
        if (isOld && !needed.has(token)) rmSync(join(all, token), { recursive: true, force: true });
      }
    },
  };
}
