import { defineConfig } from 'vite';

/**
 * The desktop window's processes, each in one folder of plain CommonJS: main and the core carry their libraries, so
 * that an older test Electron, whose Node cannot require ES modules, runs them too. The database driver's binary
 * cannot be carried. `--mode preload` builds the preload, which in a sandbox may have no second file.
 */
export default defineConfig(({ mode }) => ({
  ssr: { noExternal: true, external: ['better-sqlite3', 'electron'] },
  build: {
    ssr: true,
    target: mode === 'preload' ? 'chrome114' : 'node18',
    outDir: mode === 'preload' ? 'out/preload' : 'out/main',
    emptyOutDir: true,
    minify: false,
    rollupOptions: {
      external: ['electron', 'better-sqlite3'],
      input:
        mode === 'preload'
          ? { preload: 'src-main/host-electron/preload/preload.ts' }
          : {
              main: 'src-main/host-electron/main.ts',
              core: 'src-main/host-electron/core-process.ts',
              thread: 'src-main/app/thread.ts',
            },
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name].cjs' },
    },
  },
}));
