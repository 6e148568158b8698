import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { referenceFormat } from '../../contract/gateways';
import type { ReadDb } from '../../data/database';
import { notAttached, readCarried } from '../gateways';

/** The columns of billing and of gateways, as the export has them. */
export interface ToldColumns {
  readonly billingEnabled: string;
  readonly invoiceType: string;
  readonly taxCondition: string;
  readonly gateways: string;
}

/** The same before what is attached is told with what the list still knows. */
export interface ToldRow extends ToldColumns {
  /** JSON of the references that the client has, in the order in which they were attached; null where it has none. */
  readonly attached: string | null;
}

/**
 * Of `clients AS c`: as the register bills it, and until somebody said there how, as its list had it. A row of billing
 * with neither issuer nor condition says nothing of them: only who is told of what.
 */
export const TOLD_COLUMNS = sql.raw(`
  CASE WHEN billing.enabled = 1 THEN 'Sí'
    WHEN billing.legal_entity_id IS NOT NULL OR billing.tax_condition_id IS NOT NULL THEN 'No'
    WHEN billing.client_id IS NOT NULL AND coalesce(carried.billing_enabled, '') = '' THEN 'No'
    ELSE coalesce(carried.billing_enabled, '') END AS billingEnabled,
  coalesce(invoice_type.code, carried.invoice_type, '') AS invoiceType,
  coalesce(tax_condition.name, carried.tax_condition, '') AS taxCondition,
  coalesce(carried.gateways, '') AS gateways,
  (SELECT json_group_array(json_object('gateway', gateway.name, 'reference', attached.reference,
      'prefix', gateway.prefix, 'digits', gateway.digits, 'checkDigit', gateway.check_digit) ORDER BY attached.id)
    FROM client_gateways attached JOIN gateways gateway ON gateway.id = attached.gateway_id
    WHERE attached.client_id = c.id AND attached.detached_at_ms IS NULL
    HAVING count(*) > 0) AS attached`);

export const TOLD_JOINS = sql.raw(`
  LEFT JOIN client_carried_columns carried ON carried.client_id = c.id
  LEFT JOIN client_billing billing ON billing.client_id = c.id
  LEFT JOIN tax_conditions tax_condition ON tax_condition.id = billing.tax_condition_id
  LEFT JOIN legal_entities issuer ON issuer.id = billing.legal_entity_id
  LEFT JOIN invoice_type_rules type_rule
    ON type_rule.issuer_condition_id = issuer.condition_id AND type_rule.client_condition_id = billing.tax_condition_id
  LEFT JOIN invoice_types invoice_type ON invoice_type.id = type_rule.invoice_type_id`);

const attachedReferences = z.array(referenceFormat.extend({ gateway: z.string(), reference: z.string() }));

/** What the client pays through, then what its list knows and no gateway has yet: `Pagoralia: 71216483 | Rapipago: 1`. */
export function toldGateways({ gateways, attached }: Pick<ToldRow, 'gateways' | 'attached'>): string {
  if (attached === null) return gateways;
  const known = attachedReferences.parse(JSON.parse(attached));
  const left = notAttached(
    readCarried(gateways),
    known.map(({ gateway: _gateway, reference, ...format }) => ({ reference, format })),
  );
  return [...known, ...left]
    .map(({ gateway, reference }) => (reference === '' ? gateway : `${gateway}: ${reference}`))
    .join(' | ');
}

/** These columns of one client: what a list that was exported brings back. */
export function readTold(db: ReadDb, clientId: number): ToldColumns {
  const { attached, ...told } = db.get<ToldRow>(
    sql`SELECT ${TOLD_COLUMNS} FROM clients c ${TOLD_JOINS} WHERE c.id = ${clientId}`,
  );
  return { ...told, gateways: toldGateways({ gateways: told.gateways, attached }) };
}
