export { deviceHandlers } from './handlers';
export { generatedLink } from './rules';
export { hadDevices, insertDevice, saveSettings } from './store';
