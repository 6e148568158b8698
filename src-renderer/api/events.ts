import type { OfficeEvent } from '../../src-main/contract/events';
import { api, query, queryClient } from './client';
import { hearProgress } from './tasks';
import { connectionState, onConnectionChange } from './transport';

const PAUSE_MS = 500;

/** Which answers a change makes old. */
function invalidate(event: OfficeEvent): void {
  if (event.kind === 'tasks.progressed') return hearProgress(event);
  const keys = {
    'clients.changed': [
      query.clients.key(),
      query.audit.key(),
      query.map.pins.key(),
      query.massUpdates.launch.key(),
      query.portal.standing.key(),
      query.nonDeliveries.key(),
      query.duplicates.standing.key(),
      query.duplicates.list.key(),
    ],
    'contracts.changed': [
      query.contracts.key(),
      query.clients.key(),
      query.automaticStates.key(),
      query.audit.key(),
      query.consumption.key(),
      query.map.pins.key(),
    ],
    'consumption.changed': [query.consumption.key(), query.clients.key()],
    'catalogs.changed': [
      query.catalogs.key(),
      query.plans.key(),
      query.nodes.key(),
      query.contracts.key(),
      query.clients.key(),
    ],
    'views.changed': [query.savedViews.key()],
    'gateways.changed': [query.gateways.key(), query.clients.key(), query.audit.key()],
    'devices.changed': [query.devices.key(), query.audit.key()],
    'account.changed': [
      query.account.key(),
      query.payments.key(),
      query.openingBalances.key(),
      query.automaticStates.key(),
      query.gatewayFiles.key(),
      query.reports.key(),
      query.reporting.key(),
      query.clients.key(),
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
      query.clients.key(),
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
      query.clients.key(),
      query.catalogs.key(),
      query.map.pins.key(),
    ],
    'massUpdates.changed': [query.massUpdates.list.key(), query.massUpdates.launch.key()],
    'backups.changed': [query.backups.key()],
    'session.changed': [query.session.key()],
    'startup.changed': [query.key()],
  }[event.kind];
  for (const queryKey of keys) void queryClient.invalidateQueries({ queryKey });
}

async function follow(): Promise<void> {
  const events = await api.events.subscribe({});
  for await (const event of events) invalidate(event);
}

/** Follows the core's events for as long as the window lives; after a gap everything is asked again. */
export function followEvents(): () => void {
  const stop = new AbortController();
  let lost = false;
  const stopListening = onConnectionChange(() => {
    // What is asked while the window starts is no older than its first connection.
    if (connectionState() === 'open' && lost) void queryClient.invalidateQueries();
    lost = connectionState() === 'lost';
  });
  async function loop(): Promise<void> {
    while (!stop.signal.aborted) {
      await follow().catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
  void loop();
  return () => {
    stop.abort();
    stopListening();
  };
}
