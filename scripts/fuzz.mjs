import { run } from './processes.mjs';

/** Walks thousands of random sequences against the independent model: `npm run fuzz`, or `npm run fuzz -- 50000`. */
const [sequences = '10000'] = process.argv.slice(2);
const { code } = await run('vitest', ['run', 'tests/integration/account-sequences.test.ts'], {
  env: { ACCOUNT_SEQUENCES: sequences },
});
process.exit(code);
