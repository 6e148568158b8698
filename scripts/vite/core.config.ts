import { defineConfig } from 'vite';

/** The browser host with the whole core in it, for Node 24; libraries stay in node_modules. */
export default defineConfig({
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
