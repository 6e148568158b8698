import { run } from './processes.mjs';

/**
 * Gives each parser 100,000 inputs, and walks thousands of random sequences against the independent model of accounts, and
 * a hundredth as many of whole offices whose plans, or addresses, change: `npm run fuzz`, or `npm run fuzz -- --cases 5000
 * --sequences 500`. A case that fails is printed with its seed; it is kept as a test beside the parser's others.
 */
const asked = (name, usual) => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? usual : (process.argv[at + 1] ?? usual);
};
const HOURS_MS = String(4 * 60 * 60 * 1000);

const parsers = ['tests/unit/parsers-fuzz.test.ts', 'tests/integration/files-fuzz.test.ts'];
const parsed = await run('vitest', ['run', '--testTimeout', HOURS_MS, ...parsers], {
  env: { FUZZ_CASES: asked('cases', '100000') },
});
const sequences = asked('sequences', '10000');
const walks = ['account', 'settlement', 'address-days'].map((name) => `tests/integration/${name}-sequences.test.ts`);
const ofOffices = String(Math.ceil(Number(sequences) / 100));
const walked = await run('vitest', ['run', '--testTimeout', HOURS_MS, ...walks], {
  env: { ACCOUNT_SEQUENCES: sequences, SETTLEMENT_SEQUENCES: ofOffices, ADDRESS_SEQUENCES: ofOffices },
});
process.exit(parsed.code || walked.code);
