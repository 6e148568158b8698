import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const start = resolve(import.meta.dirname, '../../scripts/start.mjs');

test.each(['hola', '-1', '70000', '80.5', ''])(
  'a port that is none, %j, is refused in one line before anything is built',
  (port) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [start, '--browser', '--no-open', `--port=${port}`],
      {
        encoding: 'utf8',
      },
    );
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr: `--port lleva un número de 0 a 65535, y «${port}» no lo es.\n`,
    });
  },
);
