import { build } from './build.mjs';
import { runInChromium } from './end-to-end-hosts.mjs';

/**
 * Takes the README's pictures again, light and dark: the screens of the demonstration, and the six tabs of a client of an
 * office that was imported: `npm run pictures`.
 */
process.exit(await runInChromium('pictures', build, process.argv.slice(2)));
