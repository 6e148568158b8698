import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The page on which the component specs put one feature at a time, over a core that is a fake. */
export default defineConfig({
  root: fileURLToPath(new URL('../../tests/renderer/stage', import.meta.url)),
  base: './',
  publicDir: fileURLToPath(new URL('../../assets/window', import.meta.url)),
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../../out/stage', import.meta.url)),
    emptyOutDir: true,
    target: 'chrome114',
    minify: true,
    chunkSizeWarningLimit: 5000,
  },
});
