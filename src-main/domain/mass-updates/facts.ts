import type { BillingParameters, ParametersToday } from '../../contract/billing-parameters';
import type { BillingFields } from '../../contract/client-billing';
import { type Client, clientCatalogFields } from '../../contract/clients';
import type { Contract } from '../../contract/contracts';
import type { MassFields } from '../../contract/mass-updates';
import { deriveInvoiceType } from '../client-billing';
import type { ManyField } from '../clients';
import type { GatewayStep } from './change';

/** A client as a mass update finds it. */
export interface ClientFacts
  extends Pick<Client, 'id' | 'customId' | 'name' | 'state' | 'taxId' | 'email' | ManyField> {
  /** Null where nobody has said how it is billed. */
  readonly billing: BillingFields | null;
  /** A part of another client: it is changed by nothing until that merge is taken back. */
  readonly merged: boolean;
  /** What it has of gateways, or had, with the former's numbers; read only where the update asks. */
  readonly held: readonly (Omit<GatewayStep, 'act' | 'gateway'> & { readonly attached: boolean })[];
  /** By gateway: the references that it could have, those first that are its own number, and whether somebody has it. */
  readonly offered: ReadonlyMap<number, readonly OfferedReference[]>;
  /** Its contracts, those that ended too; read only where the update asks. */
  readonly contracts: readonly ContractFacts[];
}

/** A contract, and the day on which its plan or price changed last; null where it never did. */
export interface ContractFacts {
  readonly contract: Contract;
  readonly lastPlanOn: string | null;
}

interface OfferedReference {
  readonly reference: string;
  readonly key: string;
  readonly taken: boolean;
}

interface Entry {
  readonly name: string;
  /** Neither retired nor merged into another. */
  readonly usable: boolean;
}

/** What all clients are decided by. */
export interface MassRules {
  readonly known: ParametersToday;
  readonly entries: ReadonlyMap<number, Entry & { readonly kind: string }>;
  readonly gateways: ReadonlyMap<number, Entry>;
  readonly isTaxId: (taxId: string) => boolean;
  /** What a catalogue's entry is called. */
  readonly nameOf: (id: number) => string;
  /** Gives a reference once in a batch. */
  readonly references: {
    isTaken(gatewayId: number, key: string): boolean;
    take(gatewayId: number, key: string): void;
  };
}

/** What is asked for: the fields of the form, or that the real address behind a spoilt one is notified. */
export interface MassWish extends MassFields {
  readonly notifyReal?: true | undefined;
}

/** What a mass update may change of a client's own. */
export const OWN_FIELDS: readonly ManyField[] = [...clientCatalogFields, 'notes'];
export type Own = Pick<ClientFacts, ManyField>;

/** The type of invoice that a client is billed with; undefined while issuer or condition are missing. */
export function typeOf({ legalEntityId, taxConditionId }: BillingFields, known: BillingParameters) {
  const issuer = known.legalEntities.find(({ id }) => id === legalEntityId)?.conditionId;
  if (issuer === undefined || taxConditionId === null) return undefined;
  return deriveInvoiceType(known, issuer, taxConditionId)?.type;
}

export function nameOfEntry(value: string | number | null, entries: MassRules['entries']): string {
  return typeof value === 'number' ? (entries.get(value)?.name ?? '') : (value ?? '');
}
