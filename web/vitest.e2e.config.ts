import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('src', import.meta.url)) } },
  test: {
    environment: 'node',
    include: ['tests/**/*.e2e.ts'],
    globalSetup: ['tests/harness/server.ts'],
    // One browser at a time: two cores serve the program, the page and the browser.
    fileParallelism: false,
    // Generous: a journey fails on what it sees, not on how busy the machine is.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 45_000 } },
  },
});
