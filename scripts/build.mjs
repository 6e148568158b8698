import { run } from './processes.mjs';

/** Builds what runs: the window's page and the browser host. */
export async function build() {
  for (const config of ['vite.renderer.config.ts', 'vite.core.config.ts']) {
    const { code, output } = await run('vite', ['build', '-c', config, '--logLevel', 'warn'], { quiet: true });
    if (code !== 0) throw new Error(`${config} no compiló:\n${output}`);
  }
}

if (process.argv[1]?.endsWith('build.mjs')) await build();
