import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The page names the window's main script, so that it is read while the first, small one runs and asks the core. */
function nameMainScript(): Plugin {
  return {
    name: 'name-main-script',
    transformIndexHtml: {
      order: 'post',
      handler(_page, { bundle = {} }) {
        const main = Object.values(bundle).find(({ type, name }) => type === 'chunk' && name === 'main');
        if (!main) return [];
        const attrs = { rel: 'modulepreload', crossorigin: true, href: `./${main.fileName}` };
        return [{ tag: 'link', attrs, injectTo: 'head' }];
      },
    },
  };
}

/** The window's page, the same in both hosts: relative addresses (`app://` and 127.0.0.1), Chrome 114 and newer. */
export default defineConfig({
  root: fileURLToPath(new URL('../../src-renderer', import.meta.url)),
  base: './',
  // What the window reads by itself, as it is: the base map.
  publicDir: fileURLToPath(new URL('../../assets/window', import.meta.url)),
  plugins: [react(), nameMainScript()],
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
