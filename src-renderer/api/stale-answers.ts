import type { ChangeKind } from '../../src-main/contract/events';
import { query } from './client';

/** What answers by who is in a list of clients, whatever it asks of them. */
const lists = [query.clients.key(), query.clientMessages.key(), query.mailTemplates.countNotices.key()];

/** Which answers a change makes old. */
export const staleAnswers = {
  'clients.changed': [
    ...lists,
    query.audit.key(),
    query.map.pins.key(),
    query.massUpdates.launch.key(),
    query.portal.standing.key(),
    query.nonDeliveries.key(),
    query.duplicates.standing.key(),
    query.duplicates.list.key(),
    query.automaticStates.key(),
    query.outbox.reachable.key(),
  ],
  'contracts.changed': [
    query.contracts.key(),
    ...lists,
    query.automaticStates.key(),
    query.audit.key(),
    query.consumption.key(),
    query.invoices.next.key(),
    query.map.pins.key(),
  ],
  'consumption.changed': [query.consumption.key(), ...lists],
  'catalogs.changed': [
    query.catalogs.key(),
    query.plans.key(),
    query.nodes.key(),
    query.contracts.key(),
    query.invoices.next.key(),
    ...lists,
  ],
  'views.changed': [query.savedViews.key()],
  'gateways.changed': [query.gateways.key(), ...lists, query.audit.key()],
  'devices.changed': [query.devices.key(), query.audit.key()],
  'account.changed': [
    query.account.key(),
    query.payments.key(),
    query.openingBalances.key(),
    query.automaticStates.key(),
    query.gatewayFiles.key(),
    query.reports.key(),
    query.reporting.key(),
    ...lists,
    query.audit.key(),
    query.map.pins.key(),
  ],
  'billing.changed': [
    query.billingParameters.key(),
    query.invoices.key(),
    query.reporting.key(),
    query.creditNotes.key(),
    query.billingItems.key(),
    query.automaticStates.key(),
    query.reports.key(),
    ...lists,
  ],
  'outbox.changed': [query.outbox.key(), query.mailSettings.key()],
  'operators.changed': [query.operators.key(), query.session.key()],
  'office.changed': [
    query.office.key(),
    query.map.settings.key(),
    query.mailTemplates.key(),
    query.portal.key(),
    query.messageSettings.key(),
  ],
  'imports.changed': [
    query.imports.key(),
    query.openingBalances.key(),
    ...lists,
    query.catalogs.key(),
    query.map.pins.key(),
  ],
  'massUpdates.changed': [query.massUpdates.list.key(), query.massUpdates.launch.key()],
  'backups.changed': [query.backups.key()],
  'session.changed': [query.session.key()],
  'startup.changed': [query.key()],
} satisfies Record<ChangeKind, readonly unknown[]>;
