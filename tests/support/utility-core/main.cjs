const path = require('node:path');
const { app, utilityProcess } = require('electron');

/**
 * The application with its core in Electron's utility process, also in an Electron whose Node-API is too old for the
 * database driver: there the core starts with another driver in its place, and without threads, which would need it too.
 */
const root = path.join(__dirname, '../../..');
if (Number(process.versions.napi) < 9) {
  Object.defineProperty(process, 'versions', { value: { ...process.versions, napi: '9' } });
  const fork = utilityProcess.fork.bind(utilityProcess);
  utilityProcess.fork = (file, options, how) => {
    const thread = options.indexOf('--thread');
    return fork(
      path.join(__dirname, 'core.cjs'),
      [file, ...options.filter((_each, at) => at !== thread && at !== thread + 1)],
      how,
    );
  };
}
app.setAppPath(root);
require(path.join(root, 'out', 'main', 'main.cjs'));
