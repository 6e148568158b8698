import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const suites = ['unit', 'integration', 'migrations', 'architecture', 'renderer'];

export default defineConfig({
  test: {
    // Both cores of a small machine: by itself it leaves one free.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: suites.map((name) => ({
      test: {
        name,
        include: [`tests/${name}/**/*.test.ts`, `tests/${name}/**/*.test.tsx`],
        testTimeout: 120_000,
        hookTimeout: 120_000,
        // To read the whole application anew for each file takes three times what its tests do. What a file puts in the
        // place of something is put back after each test, so that the next file finds nothing of it.
        isolate: false,
        restoreMocks: true,
        unstubGlobals: true,
      },
    })),
  },
});
