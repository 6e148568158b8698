import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Refusal } from '../contract/failures';
import { secretKeepings } from '../contract/secrets';
import type { Marker, Secrets, SystemKeys } from '../ports';
import { readNames } from './read-names';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ID_BYTES = 8;
const TOKEN_BYTES = 32;
/** The first word of a sealed text: how it was sealed. */
const FORMAT = 's1';
const SEALED = /^s1\.(?<id>[0-9a-f]{16})\.(?<body>[\w-]+)$/u;
const KEY_FILE = /^(?<id>[0-9a-f]{16})\.json$/u;

/** A key as it lies on the disk: by itself, or as only this computer's system can give it back. */
const keyFile = z.object({ keeping: z.enum(secretKeepings), key: z.string() });

interface Key {
  readonly id: string;
  readonly keeping: (typeof secretKeepings)[number];
  readonly bytes: Buffer;
}

/** A host without a secret store of its own: every key lies in its file. */
export const noSystemKeys: SystemKeys = { protect: () => Promise.resolve(null), recover: () => Promise.resolve(null) };

/**
 * Small texts, sealed by AES-256-GCM with a key of the office's own in `secrets/` of its folder, apart from the database
 * and from its copies. A sealed text names its key: one that came with a database from another computer finds none.
 */
export function createSecrets(folder: string, system: SystemKeys): Secrets {
  const keysFolder = join(folder, 'secrets');
  const known = new Map<string, Key>();
  let sealing: Promise<Key> | undefined;

  async function findKey(id: string): Promise<Key | null> {
    const kept = known.get(id) ?? (await readKey(keysFolder, id, system));
    if (kept) known.set(id, kept);
    return kept;
  }

  /** One that the system keeps comes before one in a file; without any that can be read here, a new one is made. */
  async function chooseKey(): Promise<Key> {
    const ids = readNames(keysFolder).flatMap((name) => KEY_FILE.exec(name)?.groups?.id ?? []);
    const keys = (await Promise.all(ids.toSorted().map(findKey))).filter((key) => key !== null);
    const kept = keys.find(({ keeping }) => keeping === 'system') ?? keys[0];
    if (kept?.keeping === 'system') return kept;
    const made = await makeKey(system);
    // An office that has its key in a file goes on with it, until there is a system that keeps one better.
    if (kept && made.keeping === 'file') return kept;
    writeKey(keysFolder, made);
    known.set(made.id, made);
    return made;
  }

  function sealingKey(): Promise<Key> {
    sealing ??= chooseKey().catch((cause: unknown) => {
      sealing = undefined;
      throw cause;
    });
    return sealing;
  }

  return {
    keeping: async () => (await sealingKey()).keeping,
    seal: async (text) => seal(await sealingKey(), text),
    async open(sealed) {
      const { id = '', body = '' } = SEALED.exec(sealed)?.groups ?? {};
      const key = id === '' ? null : await findKey(id);
      const text = key && unseal(key, body);
      if (text === null) throw new Refusal('SECRET_UNREADABLE');
      return text;
    },
    marker: async () => markerOf(await sealingKey()),
    newToken: () => randomBytes(TOKEN_BYTES).toString('base64url'),
  };
}

/** What is sealed for one key cannot be passed off as sealed for another. */
const nameOf = (id: string) => Buffer.from(`${FORMAT}.${id}`);

function seal({ id, bytes }: Key, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, bytes, nonce).setAAD(nameOf(id));
  const body = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${FORMAT}.${id}.${body.toString('base64url')}`;
}

/** Null for what this key did not seal, or what is not whole. */
function unseal({ id, bytes }: Key, sealed: string): string | null {
  const body = Buffer.from(sealed, 'base64url');
  if (body.length < NONCE_BYTES + TAG_BYTES) return null;
  try {
    const cipher = createDecipheriv(CIPHER, bytes, body.subarray(0, NONCE_BYTES)).setAAD(nameOf(id));
    cipher.setAuthTag(body.subarray(-TAG_BYTES));
    const text = Buffer.concat([cipher.update(body.subarray(NONCE_BYTES, -TAG_BYTES)), cipher.final()]);
    return text.toString('utf8');
  } catch {
    return null;
  }
}

/** What marks of texts are made with: the key itself seals, and does nothing else. */
const MARKING = 'mark';

function markerOf({ id, bytes }: Key): Marker {
  const marking = createHmac('sha256', bytes).update(MARKING).digest();
  const key = `${id}.`;
  return {
    key,
    mark: (text) => (text === '' ? key : key + createHmac('sha256', marking).update(text).digest('base64url')),
  };
}

interface NewKey extends Key {
  /** What goes into its file. */
  readonly written: z.infer<typeof keyFile>;
}

async function makeKey(system: SystemKeys): Promise<NewKey> {
  const bytes = randomBytes(KEY_BYTES);
  const plain = bytes.toString('base64');
  const guarded = await system.protect(plain);
  const keeping = guarded === null ? 'file' : 'system';
  return { id: randomBytes(ID_BYTES).toString('hex'), keeping, bytes, written: { keeping, key: guarded ?? plain } };
}

/** Whole or not at all, and readable by its owner alone from the first byte on. */
function writeKey(keysFolder: string, { id, written }: NewKey): void {
  mkdirSync(keysFolder, { recursive: true, mode: 0o700 });
  const path = join(keysFolder, `${id}.json`);
  try {
    writeFileSync(`${path}.partial`, JSON.stringify(written), { mode: 0o600, flush: true });
    renameSync(`${path}.partial`, path);
  } catch (cause) {
    rmSync(`${path}.partial`, { force: true });
    throw cause;
  }
}

/** Null where there is no such key, where its file is not whole, and where another computer's system keeps it. */
async function readKey(keysFolder: string, id: string, system: SystemKeys): Promise<Key | null> {
  const path = join(keysFolder, `${id}.json`);
  try {
    const { keeping, key } = keyFile.parse(JSON.parse(readFileSync(path, 'utf8')));
    // A copy of the folder may have come with the rights of another disk.
    if (keeping === 'file') chmodSync(path, 0o600);
    const plain = keeping === 'file' ? key : await system.recover(key);
    const bytes = Buffer.from(plain ?? '', 'base64');
    return bytes.length === KEY_BYTES ? { id, keeping, bytes } : null;
  } catch {
    return null;
  }
}
