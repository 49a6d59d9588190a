import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/seed.ts'],
    // Tests share no state, so that threads need not be thrown away between files.
    pool: 'threads',
    isolate: false,
    // Many tests wait for a host of their own more than they compute.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What a browser or a host does by itself takes longer than usual where tests run side by side.
    expect: { poll: { timeout: 10_000 } },
  },
});
