import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const port = process.env['TRIPGEN_PORT'] ?? '8080';
const server = { target: `http://127.0.0.1:${port}`, changeOrigin: false };
const proxy = { '/api': server, '/openapi.json': server, '/healthz': server };

export default defineConfig({
  plugins: [react()],
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
