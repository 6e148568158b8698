import { useState } from 'react';
import type { ImportRow, ImportSummary } from '../../../src-main/contract/imports';
import { Preview } from '../../../src-renderer/features/imports/preview';
import type { FakeCore } from './fake-core';
import { everyday } from './office';

const draft = {
  kind: 'clients' as const,
  draftId: '8a0e7f52-5d0c-4a3b-9f0e-0d6d4f7b1c11',
  fileName: 'lista.csv',
  rows: 2,
  columns: [],
};

const wrong: ImportRow = {
  row: 2,
  outcome: 'problem',
  customId: '7001',
  name: 'Ana Paz',
  about: [],
  problems: [{ code: 'amountInvalid', field: 'unpaidBalance', other: '' }],
  changes: [
    { field: 'price', before: '29990.00', after: '31990.50' },
    { field: 'startedOn', before: '2024-03-14', after: '2026-11-24' },
    { field: 'contractState', before: 'alerted', after: 'disabledByOperator' },
  ],
  corrected: false,
};

const arriving: ImportRow = {
  ...wrong,
  row: 3,
  outcome: 'new',
  customId: '7002',
  name: 'Beto Ruiz',
  about: ['Fibra 100 Mb', '10.0.0.1'],
  problems: [{ code: 'planSpeed', field: 'downSpeed', other: '100000/50000|20000/0|Fibra 100 Mb' }],
  changes: [
    { field: 'contractState', before: '', after: 'disabledBySystem' },
    { field: 'price', before: '', after: '15000.50' },
    { field: 'mac', before: '', after: 'E4:8D:8C:04:03:C5' },
  ],
};

function summaryOf(problem: number): ImportSummary {
  return {
    counts: { new: 2 - problem, changes: 0, same: 0, problem, skipped: 0 },
    problems: problem > 0 ? [{ code: 'amountInvalid', rows: problem }] : [],
    newEntries: [],
  };
}

/** A list with one row whose amount nobody can read, until it is corrected to one that can. */
let isRight = false;

export const importCore: FakeCore = {
  ...everyday,
  imports: {
    rows: ({ outcome }) => {
      const wrongs = outcome === 'problem' && !isRight ? [wrong] : [];
      const rows = outcome === 'new' ? [arriving] : wrongs;
      return { rows, total: rows.length };
    },
    row: () => ({
      cells: [
        { target: 'name', text: 'Ana Paz' },
        { target: 'unpaidBalance', text: 'mucho' },
      ],
    }),
    correct: ({ cells }) => {
      isRight = cells.some(({ text }) => text === '1.234,50');
      const row: ImportRow = isRight ? { ...wrong, outcome: 'new', problems: [], corrected: true } : wrong;
      return { ...summaryOf(isRight ? 0 : 1), row };
    },
    skip: () => ({ ...summaryOf(0), counts: { new: 1, changes: 0, same: 0, problem: 0, skipped: 1 } }),
  },
};

/** A list that was left half way; something was changed in the office since it was tried. */
export const resumedCore: FakeCore = {
  ...importCore,
  imports: {
    ...importCore.imports,
    drafts: () => ({
      drafts: [{ draftId: draft.draftId, fileName: draft.fileName, atMs: 1_795_521_600_000, rows: 2 }],
    }),
    draft: () => ({
      ...draft,
      columns: [{ header: 'Nombre', samples: ['Ana Paz'], target: 'name' }],
      summary: null,
      changedSince: true,
    }),
    preview: () => ({ ...summaryOf(0), counts: { new: 0, changes: 0, same: 2, problem: 0, skipped: 0 } }),
  },
};

export function ImportScene() {
  const [summary, setSummary] = useState(() => summaryOf(1));
  return (
    <Preview
      draft={draft}
      summary={summary}
      problem=""
      onSummary={setSummary}
      onBack={ignore}
      onChoose={ignore}
      onApply={ignore}
    />
  );
}

function ignore(): void {}
