import { safeStorage } from 'electron';
import type { KeyStore } from './core-launcher';

/** A desktop of Linux without a keyring has Electron hide texts by a key that everybody knows: that keeps nothing. */
function isKept(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  const asks = process.platform === 'linux' && 'getSelectedStorageBackend' in safeStorage;
  return !asks || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}

/** Whatever the store does, a key that it does not give is one that is not there. */
function orNull(ask: () => string): string | null {
  try {
    return isKept() ? ask() : null;
  } catch {
    return null;
  }
}

/** Keychain, DPAPI or the desktop's keyring, through Electron. Asked once the application is ready. */
export const systemKeys: KeyStore = {
  protect: (key) => orNull(() => safeStorage.encryptString(key).toString('base64')),
  recover: (guarded) => orNull(() => safeStorage.decryptString(Buffer.from(guarded, 'base64'))),
};
