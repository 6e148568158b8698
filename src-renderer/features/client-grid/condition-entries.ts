import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { catalogKinds } from '../../../src-main/contract/catalogs';
import type { EntryList } from '../../../src-main/contract/client-conditions';
import { query } from '../../api/client';

/** An entry that a filter may name: of a catalogue, of the parameters of billing, or a gateway. */
export interface NamedEntry {
  readonly id: number;
  readonly name: string;
  readonly retired: boolean;
  /** What it went into, where it was merged: whoever asks for the one asks for the other. */
  readonly mergedIntoId?: number | null;
}
export type EntryLists = ReadonlyMap<EntryList, readonly NamedEntry[]>;

/** Every list that conditions name entries of, as far as they have come. */
export function useEntryLists(): EntryLists {
  const catalogs = useQuery(query.catalogs.list.queryOptions({ input: {} })).data;
  const billing = useQuery(query.billingParameters.list.queryOptions({ input: {} })).data;
  const gateways = useQuery(query.gateways.list.queryOptions({ input: {} })).data;
  return useMemo(() => {
    const lists = new Map<EntryList, readonly NamedEntry[]>();
    for (const kind of catalogKinds) {
      lists.set(kind, catalogs?.entries.filter((entry) => entry.kind === kind) ?? []);
    }
    lists.set('legalEntity', billing?.legalEntities ?? []);
    lists.set('taxCondition', billing?.taxConditions.filter(({ forClient }) => forClient) ?? []);
    lists.set('invoiceType', billing?.invoiceTypes.map((type) => ({ ...type, name: type.code })) ?? []);
    lists.set('tax', billing?.taxes ?? []);
    lists.set('profile', billing?.profiles ?? []);
    lists.set('paymentMethod', billing?.paymentMethods ?? []);
    lists.set('gateway', gateways?.gateways.map((each) => ({ ...each, retired: !each.active })) ?? []);
    return lists;
  }, [catalogs, billing, gateways]);
}

/** The name of an entry, of a spelling that was merged that of what it went into. */
export function nameOf(entries: readonly NamedEntry[], id: number): string {
  const entry = entries.find((each) => each.id === id);
  const standing = entry?.mergedIntoId ? entries.find((each) => each.id === entry.mergedIntoId) : entry;
  return standing?.name ?? '…';
}
