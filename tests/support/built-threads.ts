import { resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');

/** Builds the core's thread script into `folder`, as the hosts' builds do, and answers its path. */
export async function buildThreadFile(folder: string): Promise<string> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { external: ['better-sqlite3'] },
    build: {
      ssr: true,
      target: 'node24',
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      rollupOptions: {
        input: { thread: resolve(root, 'src-main/app/thread.ts') },
        output: { entryFileNames: '[name].mjs' },
      },
    },
  });
  return resolve(folder, 'thread.mjs');
}
