import { build } from './build.mjs';
import { browserHost, playwright, windowHost } from './end-to-end-hosts.mjs';
import { run } from './processes.mjs';

/** One end-to-end spec, or some, in both hosts: `npm run e2e -- client-form`. Without a name, all of them. */
const specs = process.argv.slice(2);
await build();
const hosts = { browser: browserHost, window: windowHost };
let worst = 0;
for (const project of ['browser', 'window']) {
  const host = await hosts[project]();
  if (host.missing) {
    console.log(`No se ejecutó en ${project}: ${host.missing}`);
    worst = 1;
    continue;
  }
  const [program, args, env] = playwright(host, project, specs);
  // A spec of one host alone has nothing to say in the other.
  const { code } = await run(program, [...args, '--pass-with-no-tests'], { env });
  worst = Math.max(worst, code);
}
process.exit(worst);
