import { type ListSelection, type ListState, writeListState } from '../features/client-grid';
import { navigate } from '../ui/router';

interface Opened {
  readonly operatorId: number;
  /** The list's address: what was ticked in another is not meant. */
  readonly address: string;
  readonly ticked: ListSelection['ticked'];
}

let opened: Opened | null = null;

/** Opens Actualización masiva on a list, with what is ticked in it. */
export function openMassUpdate(operatorId: number, list: ListState, { ticked }: ListSelection): void {
  const address = writeListState(list);
  opened = { operatorId, address, ticked };
  navigate(`/clientes/actualizacion-masiva${address}`);
}

/** What was ticked when it was opened on this list; null after a reload, or for another operator. */
export function tickedOn(operatorId: number, list: ListState): ListSelection['ticked'] {
  const isSame = opened?.operatorId === operatorId && opened.address === writeListState(list);
  return isSame ? (opened?.ticked ?? null) : null;
}
