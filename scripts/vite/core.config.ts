import { defineConfig } from 'vite';
import { abonadoVersion } from './version';

/**
 * The browser host with the whole core in it, for Node 24. Libraries are carried along: a thread that loads them from
 * hundreds of files takes seconds to start. The database driver's binary cannot be carried.
 */
export default defineConfig({
  define: abonadoVersion,
  ssr: { noExternal: true, external: ['better-sqlite3'] },
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'out/browser',
    emptyOutDir: true,
    minify: false,
    rollupOptions: {
      input: { main: 'src-main/host-browser/main.ts', thread: 'src-main/app/thread.ts' },
      output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name].mjs' },
    },
  },
});
