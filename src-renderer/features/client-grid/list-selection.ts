import type { ClientFilter, ClientSelection } from '../../../src-main/contract/clients';

/** What a command of the list is about. */
export interface ListSelection {
  /** What is ticked, and how many clients that is; null when nothing is. */
  readonly ticked: { readonly selection: ClientSelection; readonly count: number } | null;
  readonly filter: ClientFilter;
  /** Whether anything but the usual sight of the active ones was asked for. */
  readonly filtered: boolean;
  readonly matching: number;
  readonly total: number;
}
