import { buildStage } from './build.mjs';
import { runInChromium } from './end-to-end-hosts.mjs';

/** The window's features, each on a page of its own over a fake core: `npm run components -- list`. Without a name, all. */
process.exit(await runInChromium('components', buildStage, process.argv.slice(2)));
