import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The window's page, the same in both hosts: relative addresses (`app://` and 127.0.0.1), Chrome 114 and newer. */
export default defineConfig({
  root: fileURLToPath(new URL('../../src-renderer', import.meta.url)),
  base: './',
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../../out/renderer', import.meta.url)),
    emptyOutDir: true,
    target: 'chrome114',
    minify: true,
    // Fonts and icons stay files: the content policy lets nothing in but the host's own files.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
  },
});
