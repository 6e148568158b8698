import { stripVTControlCharacters } from 'node:util';
import { build, buildStage } from './build.mjs';
import { browserHost, playwright, windowHost } from './end-to-end-hosts.mjs';
import { outcomeOf } from './outcome.mjs';
import { run } from './processes.mjs';
import { checkTypes } from './types.mjs';

const results = { passed: 0, failed: 0 };
const notRun = [];
const red = [];

function report(name, passed, failed, output = '') {
  results.passed += passed;
  results.failed += failed;
  if (failed > 0) red.push({ name, output });
  console.log(`\n== ${name}: ${passed} passed, ${failed} failed`);
}

/** What was red, said again where a long run ends: each runner tells its failures last. */
function sayWhatFailed() {
  for (const { name, output } of red) {
    const told = stripVTControlCharacters(output)
      .split('\n')
      .filter((line) => !/^\s*(✓|ok\b)/u.test(line));
    console.log(`\n== red in ${name}\n${told.slice(-200).join('\n')}`);
  }
}

async function check(name, command, args) {
  const { code, output } = await run(command, args);
  report(name, code === 0 ? 1 : 0, code === 0 ? 0 : 1, output);
}

function count(output, word) {
  const lines = stripVTControlCharacters(output).split('\n');
  const found = lines.findLast(
    (line) => new RegExp(`^\\s*(Tests\\s|\\d+ ${word}).*`, 'u').test(line) && line.includes(word),
  );
  return Number(new RegExp(`(\\d+) ${word}`, 'u').exec(found ?? '')?.[1] ?? 0);
}

async function suite(name, command, args, env = {}) {
  const { code, output } = await run(command, args, { env });
  const passed = count(output, 'passed');
  const failed = count(output, 'failed');
  report(name, passed, code === 0 ? failed : Math.max(failed, 1), output);
}

async function testInBrowser({ missing, ...host }) {
  if (missing) notRun.push(`end to end in Chromium: ${missing}`);
  else await suite('end to end in Chromium', ...playwright(host, 'browser'));
}

async function testComponents() {
  const { missing, ...host } = await browserHost();
  if (missing) {
    notRun.push(`components in Chromium: ${missing}`);
    return;
  }
  await buildStage();
  await suite('components in Chromium', ...playwright(host, 'components'));
}

async function testInWindow({ missing, ...host }) {
  if (missing) {
    notRun.push(`end to end in the desktop window: ${missing}`);
    return;
  }
  console.log(`\nThe desktop window runs in ${host.name}`);
  await suite(`end to end in ${host.name}`, ...playwright(host, 'window'));
}

async function testPackage({ missing, ...host }) {
  if (missing) {
    notRun.push(`packaging: ${missing}`);
    return;
  }
  await check('packaging', 'node', ['scripts/package.mjs']);
  await suite('the packaged application', ...playwright(host, 'package'));
}

await check('format', 'biome', ['format', '.']);
const types = await checkTypes();
report('types', types.passed, types.failed);
await check('lint', 'oxlint', ['--type-aware']);
await check('unused code', 'knip', ['--no-progress']);
await suite('unit, integration, migrations, architecture, renderer', 'vitest', ['run']);
await suite('killed without warning, five times each', 'node', ['scripts/tool.mjs', 'faults', '--rounds', '5']);
await testComponents();
await build();
// One host after the other: drawn without a graphics card, each takes both cores of a small machine.
await testInBrowser(await browserHost());
const desktop = await windowHost();
await testInWindow(desktop);
await testPackage(desktop);

sayWhatFailed();
const { text, code } = outcomeOf({ ...results, notRun, proves: Boolean(process.env.CI) });
console.log(text);
process.exit(code);
