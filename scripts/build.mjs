import { run } from './processes.mjs';

const STEPS = [
  ['-c', 'scripts/vite/renderer.config.ts'],
  ['-c', 'scripts/vite/core.config.ts'],
  ['-c', 'scripts/vite/window.config.ts'],
  ['-c', 'scripts/vite/window.config.ts', '--mode', 'preload'],
];

async function take(step) {
  const { code, output } = await run('vite', ['build', ...step, '--logLevel', 'warn'], {
    quiet: true,
    env: { NODE_ENV: 'production' },
  });
  if (code !== 0) throw new Error(`vite build ${step.join(' ')}:\n${output}`);
}

/** Builds what runs: the window's page, the browser host, and the desktop window's processes. */
export async function build() {
  for (const step of STEPS) await take(step);
}

/** Builds the page of the component specs. */
export async function buildStage() {
  await take(['-c', 'scripts/vite/stage.config.ts']);
}

if (process.argv[1]?.endsWith('build.mjs')) await build();
