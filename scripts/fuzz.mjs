import { run } from './processes.mjs';

/**
 * Walks thousands of random sequences against the independent model, and a hundredth as many of whole offices whose plans
 * change: `npm run fuzz`, or `npm run fuzz -- 50000`.
 */
const [sequences = '10000'] = process.argv.slice(2);
const files = ['account', 'settlement'].map((name) => `tests/integration/${name}-sequences.test.ts`);
const { code } = await run('vitest', ['run', ...files], {
  env: { ACCOUNT_SEQUENCES: sequences, SETTLEMENT_SEQUENCES: String(Math.ceil(Number(sequences) / 100)) },
});
process.exit(code);
