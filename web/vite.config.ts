import { join } from 'node:path';
import { defineConfig } from 'vite';
import { libraryWords } from './library-words.ts';

/** `vite web` while writing screens: the interface is the product's own, started beside it. */
const INTERFACE = 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [libraryWords()],
  build: {
    outDir: join(import.meta.dirname, '../dist/web'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    // The policy of the page lets scripts come from files only, and what is small is no exception.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2_000,
    reportCompressedSize: false,
    rolldownOptions: {
      // Libraries mark files for servers that render; nothing is rendered on a server here.
      checks: { moduleLevelDirective: false },
    },
  },
  server: { proxy: { '/api': INTERFACE, '/docs': INTERFACE, '/openapi.json': INTERFACE } },
});
