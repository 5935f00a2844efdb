import react from '@vitejs/plugin-react';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';

const port = process.env['TRIPGEN_PORT'] ?? '8080';
const server = { target: `http://127.0.0.1:${port}`, changeOrigin: false };
const proxy = { '/api': server, '/openapi.json': server, '/healthz': server };

const schema = readFileSync(new URL('src/shared/api/schema.ts', import.meta.url));

/** The pages and their scripts are kept at once; letters, the map and the outline of the world when first used. */
const worker = VitePWA({
  registerType: 'prompt',
  injectRegister: false,
  manifest: false,
  workbox: {
    // What the first visit loads later is kept as well: the next one may be without a connection.
    clientsClaim: true,
    globPatterns: ['index.html', 'appearance.js', 'icon.svg', 'manifest.webmanifest', 'assets/*.{js,css}'],
    globIgnores: ['assets/MapCanvas-*', 'assets/maplibre-gl-*', '**/font-*.css'],
    navigateFallback: '/index.html',
    navigateFallbackDenylist: [/^\/(api|docs|internal|\.well-known)(\/|$)/, /^\/(openapi\.json|healthz|readyz|metrics)$/],
    runtimeCaching: [
      {
        urlPattern: ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
        handler: 'CacheFirst',
        options: { cacheName: 'assets', expiration: { maxEntries: 200 } },
      },
    ],
  },
});

export default defineConfig({
  plugins: [react(), worker],
  define: { __API_DIGEST__: JSON.stringify(createHash('sha256').update(schema).digest('hex').slice(0, 16)) },
  resolve: { alias: { '@': fileURLToPath(new URL('src', import.meta.url)) } },
  server: { host: '127.0.0.1', proxy },
  preview: { host: '127.0.0.1', proxy },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // Nothing is inlined as a data address: the page is served with a policy that only lets its own files in.
    assetsInlineLimit: 0,
    manifest: true,
    chunkSizeWarningLimit: 1200,
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/shared/testing/setup.ts'],
    restoreMocks: true,
  },
});
