export { putDeviceBack } from './change';
export { deviceHandlers } from './handlers';
export { generatedLink } from './rules';
export { findRestorableVersion, hadDevices, insertDevice, saveSettings } from './store';
