import { spawn } from 'node:child_process';
import { build } from './build.mjs';
import { environment, root, run } from './processes.mjs';

/** Builds the tools and runs one: `node scripts/tool.mjs seed --clients 2000 --data DIR`. */
const [tool = '', ...rest] = process.argv.slice(2);
// The measures include starting the host and painting its window.
if (tool === 'bench') await build();
const { code, output } = await run('vite', ['build', '-c', 'scripts/vite/tools.config.ts', '--logLevel', 'error'], {
  quiet: true,
});
if (code !== 0) throw new Error(output);
const child = spawn('node', ['--expose-gc', `${root}/out/tools/${tool}.mjs`, ...rest], {
  cwd: root,
  env: { ...environment, NODE_ENV: 'production' },
  stdio: 'inherit',
});
child.on('close', (exit) => process.exit(exit ?? 1));
