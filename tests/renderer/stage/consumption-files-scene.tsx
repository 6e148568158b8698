import type { ConsumptionImport } from '../../../src-main/contract/consumption';
import { queryClient } from '../../../src-renderer/api/client';
import { ConsumptionSection } from '../../../src-renderer/features/consumption';
import { type FakeCore, nextPick } from './fake-core';
import { everyday } from './office';

const DRAFT_ID = '6f1b6a0e-0d5a-4c0e-9c4b-1f5d9a4f7b10';
const AT_MS = Date.UTC(2026, 10, 11);
const counted = { measure: 'interval', lines: 67_200, repeated: 0, tooOld: 0, problems: [] } as const;
const span = { fromMs: AT_MS - 86_400_000, untilMs: AT_MS };

const before: ConsumptionImport = {
  ...counted,
  ...span,
  problems: [],
  id: 7,
  fileName: 'octubre.csv',
  atMs: AT_MS,
  operator: 'Ana Ruiz',
  samples: 1200,
  known: 1200,
  state: 'applied',
};
let imports = [before];

/** As the core tells every window. */
function save(next: ConsumptionImport[]): void {
  imports = next;
  void queryClient.invalidateQueries();
}

/** A file was counted before, another one is to be. */
export const consumptionFilesCore: FakeCore = {
  ...everyday,
  consumption: {
    imports: () => ({ imports }),
    settings: () => ({ version: 1, sampleDays: 30, hourMonths: 13 }),
    unknown: () => ({ addresses: [], total: 0 }),
    open: () => ({
      draftId: DRAFT_ID,
      fileName: 'noviembre.csv',
      columns: (['address', 'at', 'down'] as const).map((target) => ({ header: target, samples: ['1'], target })),
      unit: 'B',
      doubtful: false,
    }),
    preview: () => ({
      ...counted,
      ...span,
      problems: [],
      known: { samples: 67_200, addresses: 1, contracts: 1 },
      unknown: { samples: 0, addresses: 0, examples: [] },
      starting: 0,
      resets: 0,
      measureSure: true,
      olderThanDays: null,
      sameFile: null,
    }),
    apply() {
      save([{ ...before, id: 8, fileName: 'noviembre.csv', samples: 67_200, known: 67_200 }, ...imports]);
      return { importId: 8, samples: 67_200, known: 67_200, unknown: 0, repeated: 0 };
    },
    discard: () => ({ done: true }),
    undo({ importId }) {
      const undone = imports.find(({ id }) => id === importId);
      save(imports.map((one) => (one === undone ? { ...one, state: 'undone' } : one)));
      return { samples: undone?.samples ?? 0 };
    },
  },
};

export function ConsumptionFilesScene() {
  nextPick({ fileToken: 'chosen', fileName: 'noviembre.csv' });
  return <ConsumptionSection />;
}

/** A list of another kind was chosen, with a user name beside an IP. */
export const consumptionColumnsCore: FakeCore = {
  ...consumptionFilesCore,
  consumption: {
    ...consumptionFilesCore.consumption,
    open: () => ({
      draftId: DRAFT_ID,
      fileName: 'contratos.csv',
      columns: (
        [
          ['usuario', 'address'],
          ['ip', 'address'],
          ['alta', 'at'],
          ['bajada', 'down'],
          ['equipo', 'ignore'],
        ] as const
      ).map(([header, target]) => ({ header, samples: ['1'], target })),
      unit: 'B',
      doubtful: true,
    }),
  },
};
