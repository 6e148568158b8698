import { defineConfig } from 'vite';

/** The project's own tools (seed, bench, faults, soak) with the core in them as the hosts carry it, for Node 24. */
export default defineConfig({
  ssr: { noExternal: true, external: ['better-sqlite3', '@playwright/test'] },
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'out/tools',
    emptyOutDir: true,
    minify: false,
    rollupOptions: {
      input: {
        seed: 'scripts/seed.ts',
        bench: 'bench/bench.ts',
        faults: 'scripts/faults.ts',
        soak: 'scripts/soak.ts',
        thread: 'src-main/app/thread.ts',
      },
      output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name].mjs' },
    },
  },
});
