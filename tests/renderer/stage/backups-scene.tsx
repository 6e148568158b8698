import { ActorContext } from '../../../src-renderer/api/session';
import { BackupsSection } from '../../../src-renderer/features/office-folder';
import { type FakeCore, refusal } from './fake-core';
import { everyday, operator } from './office';

/** One copy on the second folder, sealed. Restoring it by the passphrase that opens it goes on until the spec says so. */
export const sealedBackupCore: FakeCore = {
  ...everyday,
  backups: {
    list: () => ({
      backups: [
        {
          name: 'abonado-2026-11-24.sealed',
          kind: 'daily',
          folder: '/disco/abonado',
          sealed: true,
          atMs: Date.UTC(2026, 10, 24, 12),
          bytes: 4_194_304,
          clients: null,
        },
      ],
      second: null,
    }),
    restore: ({ passphrase }) => {
      if (passphrase !== 'una frase que abre')
        throw refusal({ code: 'BACKUP_PASSPHRASE', params: {}, field: 'passphrase' });
      return new Promise((restored) =>
        window.addEventListener('restored', () => restored({ done: true }), { once: true }),
      );
    },
  },
};

export function SealedBackupScene() {
  return (
    <ActorContext value={{ ...operator, role: 'administrator' }}>
      <BackupsSection />
    </ActorContext>
  );
}
