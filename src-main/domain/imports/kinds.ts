import type { ImportKind } from '../../contract/imports';
import { clientRows } from './client-rows';
import { clientUndo } from './client-undo';
import { contractDecisions } from './contract-decide';
import { contractRows } from './contract-rows';
import { contractUndo } from './contract-undo';
import { clientDecisions } from './decide';
import type { ListKind } from './list-kind';

export const listKinds: Readonly<Record<ImportKind, ListKind>> = {
  clients: { ...clientDecisions, ...clientRows, ...clientUndo },
  contracts: { ...contractDecisions, ...contractRows, ...contractUndo },
};
