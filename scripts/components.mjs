import { buildStage } from './build.mjs';
import { browserHost, playwright } from './end-to-end-hosts.mjs';
import { run } from './processes.mjs';

/** The window's features, each on a page of its own over a fake core: `npm run components -- list`. Without a name, all. */
const { missing, ...host } = await browserHost();
if (missing) {
  console.log(`No se ejecutó: ${missing}`);
  process.exit(1);
}
await buildStage();
const [program, args, env] = playwright(host, 'components', process.argv.slice(2));
process.exit((await run(program, args, { env })).code);
