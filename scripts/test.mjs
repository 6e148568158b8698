import { existsSync } from 'node:fs';
import { build } from './build.mjs';
import { run } from './processes.mjs';

const results = { passed: 0, failed: 0 };
const notRun = [];

function report(name, passed, failed) {
  results.passed += passed;
  results.failed += failed;
  console.log(`\n== ${name}: ${passed} passed, ${failed} failed`);
}

async function check(name, command, args) {
  const { code } = await run(command, args);
  report(name, code === 0 ? 1 : 0, code === 0 ? 0 : 1);
}

function count(output, word) {
  const lines = output.replaceAll(/\u001B\[[\d;]*m/gu, '').split('\n');
  const found = lines.findLast(
    (line) => new RegExp(`^\\s*(Tests\\s|\\d+ ${word}).*`, 'u').test(line) && line.includes(word),
  );
  return Number(new RegExp(`(\\d+) ${word}`, 'u').exec(found ?? '')?.[1] ?? 0);
}

async function suite(name, command, args) {
  const { code, output } = await run(command, args);
  const passed = count(output, 'passed');
  const failed = count(output, 'failed');
  report(name, passed, code === 0 ? failed : Math.max(failed, 1));
}

/** Debian's Chromium, installed when it may be. */
async function chromium() {
  const known = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  if (existsSync(known)) return known;
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    await run('apt-get', ['update', '-qq'], { quiet: true });
    await run('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-dejavu-core'], { quiet: true });
  }
  return existsSync(known) ? known : null;
}

await check('format', 'biome', ['format', '.']);
await check('types of the core', 'tsc', ['-p', 'tsconfig.main.json']);
await check('types of the contract', 'tsc', ['-p', 'tsconfig.contract.json']);
await check('types of the window', 'tsc', ['-p', 'tsconfig.renderer.json']);
await check('types of the tests', 'tsc', ['-p', 'tsconfig.tests.json']);
await check('types of the tools', 'tsc', ['-p', 'tsconfig.tools.json']);
await check('lint of the core', 'oxlint', ['--type-aware', '--tsconfig', 'tsconfig.main.json', 'src-main']);
await check('lint of the window', 'oxlint', ['--type-aware', '--tsconfig', 'tsconfig.renderer.json', 'src-renderer']);
await suite('unit, integration, migrations, architecture, renderer', 'vitest', ['run']);
await build();
const browser = await chromium();
if (browser) await suite('end to end in Chromium', 'playwright', ['test']);
else notRun.push('end to end in Chromium: no Chromium');

for (const part of notRun) console.log(`No se ejecutó: ${part}`);
if (process.env.CI && notRun.length > 0) results.failed += notRun.length;
console.log(`\n${results.passed} passed, ${results.failed} failed`);
process.exit(results.failed === 0 ? 0 : 1);
