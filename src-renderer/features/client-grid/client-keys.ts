import type { ClientRow } from '../../../src-main/contract/clients';
import type { KeyMap } from '../../ui/keys';

/** What the keys of one client need to know, as it is at the press of one. */
export interface ClientKeysNow {
  /** Whom a key is meant for; undefined while nobody is chosen, or the chosen one is not read yet. */
  readonly here: ClientRow | undefined;
  readonly mayWrite: boolean;
  readonly onView: (row: ClientRow) => void;
  readonly onEdit: (row: ClientRow) => void;
  readonly onDebt: (row: ClientRow) => void;
  readonly onPay: (row: ClientRow) => void;
  readonly onPassword: (row: ClientRow) => void;
  readonly onDeactivate: (row: ClientRow) => void;
  readonly onAudit: () => void;
  /** Goes to what can be done with the client's contracts. */
  readonly onContracts: () => void;
}

/** What is done by key with one client, whether a row of the list or a pin of the map was chosen. */
export function clientKeys(asked: () => ClientKeysNow): KeyMap {
  const onChosen = (act: (row: ClientRow, now: ClientKeysNow) => void) => () => {
    const now = asked();
    if (now.here) act(now.here, now);
  };
  const onWritten = (act: (row: ClientRow, now: ClientKeysNow) => void) =>
    onChosen((row, now) => now.mayWrite && act(row, now));
  return {
    e: onWritten((row, { onEdit }) => onEdit(row)),
    a: onChosen((_row, { onAudit }) => onAudit()),
    c: onChosen((_row, { onContracts }) => onContracts()),
    d: onChosen((row, { onDebt }) => onDebt(row)),
    p: onWritten((row, { onPay }) => onPay(row)),
    k: onWritten((row, { onPassword }) => onPassword(row)),
    Delete: onWritten((row, { onDeactivate }) => row.state === 'active' && onDeactivate(row)),
    Enter: onChosen((row, { onView }) => onView(row)),
  };
}
