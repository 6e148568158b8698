import { defineConfig } from 'vitest/config';

const suites = ['unit', 'integration', 'migrations', 'architecture', 'renderer'];

export default defineConfig({
  test: {
    projects: suites.map((name) => ({
      test: {
        name,
        include: [`tests/${name}/**/*.test.ts`, `tests/${name}/**/*.test.tsx`],
        testTimeout: 60_000,
        hookTimeout: 120_000,
      },
    })),
  },
});
