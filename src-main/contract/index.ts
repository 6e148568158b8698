import { accountContract } from './account';
import { auditContract } from './audit';
import { automaticStatesContract } from './automatic-states';
import { backupsContract } from './backups';
import { billingItemsContract } from './billing-items';
import { billingParametersContract } from './billing-parameters';
import { catalogsContract } from './catalogs';
import { clientMessagesContract } from './client-messages';
import { clientsContract } from './clients';
import { consumptionContract } from './consumption';
import { contractsContract } from './contracts';
import { creditNotesContract } from './credit-notes';
import { devicesContract } from './devices';
import { duplicatesContract } from './duplicates';
import { type Endpoint, type Procedure, toProcedure } from './endpoint';
import { eventsProcedure } from './events';
import { exportsContract } from './exports';
import { gatewayFilesContract } from './gateway-files';
import { gatewaysContract } from './gateways';
import { importsContract } from './imports';
import { mapContract } from './map';
import { massUpdatesContract } from './mass-updates';
import { invoiceDocumentsContract } from './invoice-documents';
import { invoicesContract } from './invoices';
import { mailSettingsContract } from './mail-settings';
import { mailTemplatesContract } from './mail-templates';
import { messageSettingsContract } from './message-settings';
import { nodesContract } from './nodes';
import { nonDeliveriesContract } from './non-deliveries';
import { officeContract } from './office';
import { openingBalancesContract } from './opening-balances';
import { operatorsContract } from './operators';
import { outboxContract } from './outbox';
import { paymentsContract } from './payments';
import { plansContract } from './plans';
import { portalContract } from './portal';
import { reportingContract } from './reporting';
import { reportsContract } from './reports';
import { savedViewsContract } from './saved-views';
import { secretsContract } from './secrets';
import { sessionContract } from './session';
import { startupContract } from './startup';
import { supportContract } from './support';
import { tasksContract } from './tasks';

/** Every endpoint there is, by feature and verb. */
export const contract = {
  office: officeContract,
  session: sessionContract,
  operators: operatorsContract,
  catalogs: catalogsContract,
  clients: clientsContract,
  massUpdates: massUpdatesContract,
  duplicates: duplicatesContract,
  savedViews: savedViewsContract,
  contracts: contractsContract,
  consumption: consumptionContract,
  plans: plansContract,
  nodes: nodesContract,
  gateways: gatewaysContract,
  gatewayFiles: gatewayFilesContract,
  devices: devicesContract,
  secrets: secretsContract,
  map: mapContract,
  billingParameters: billingParametersContract,
  invoices: invoicesContract,
  account: accountContract,
  payments: paymentsContract,
  openingBalances: openingBalancesContract,
  automaticStates: automaticStatesContract,
  invoiceDocuments: invoiceDocumentsContract,
  reporting: reportingContract,
  reports: reportsContract,
  creditNotes: creditNotesContract,
  billingItems: billingItemsContract,
  outbox: outboxContract,
  mailSettings: mailSettingsContract,
  mailTemplates: mailTemplatesContract,
  nonDeliveries: nonDeliveriesContract,
  clientMessages: clientMessagesContract,
  messageSettings: messageSettingsContract,
  portal: portalContract,
  audit: auditContract,
  imports: importsContract,
  exports: exportsContract,
  tasks: tasksContract,
  backups: backupsContract,
  startup: startupContract,
  support: supportContract,
};
export type Contract = typeof contract;

type Procedures<Feature> = {
  [Verb in keyof Feature]: Feature[Verb] extends Endpoint ? Procedure<Feature[Verb]> : never;
};
export type RpcContract = { [Feature in keyof Contract]: Procedures<Contract[Feature]> } & {
  events: { subscribe: typeof eventsProcedure };
};

function procedures<Feature extends Record<string, Endpoint>>(feature: Feature): Procedures<Feature> {
  const entries = Object.entries(feature).map(([verb, endpoint]) => [verb, toProcedure(endpoint)]);
  return Object.fromEntries(entries);
}

/** The same endpoints as the RPC library reads them, on both sides of the wire. */
export const rpcContract: RpcContract = {
  office: procedures(contract.office),
  session: procedures(contract.session),
  operators: procedures(contract.operators),
  catalogs: procedures(contract.catalogs),
  clients: procedures(contract.clients),
  massUpdates: procedures(contract.massUpdates),
  duplicates: procedures(contract.duplicates),
  savedViews: procedures(contract.savedViews),
  contracts: procedures(contract.contracts),
  consumption: procedures(contract.consumption),
  plans: procedures(contract.plans),
  nodes: procedures(contract.nodes),
  gateways: procedures(contract.gateways),
  gatewayFiles: procedures(contract.gatewayFiles),
  devices: procedures(contract.devices),
  secrets: procedures(contract.secrets),
  map: procedures(contract.map),
  billingParameters: procedures(contract.billingParameters),
  invoices: procedures(contract.invoices),
  account: procedures(contract.account),
  payments: procedures(contract.payments),
  openingBalances: procedures(contract.openingBalances),
  automaticStates: procedures(contract.automaticStates),
  invoiceDocuments: procedures(contract.invoiceDocuments),
  reporting: procedures(contract.reporting),
  reports: procedures(contract.reports),
  creditNotes: procedures(contract.creditNotes),
  billingItems: procedures(contract.billingItems),
  outbox: procedures(contract.outbox),
  mailSettings: procedures(contract.mailSettings),
  mailTemplates: procedures(contract.mailTemplates),
  nonDeliveries: procedures(contract.nonDeliveries),
  clientMessages: procedures(contract.clientMessages),
  messageSettings: procedures(contract.messageSettings),
  portal: procedures(contract.portal),
  audit: procedures(contract.audit),
  imports: procedures(contract.imports),
  exports: procedures(contract.exports),
  tasks: procedures(contract.tasks),
  backups: procedures(contract.backups),
  startup: procedures(contract.startup),
  support: procedures(contract.support),
  events: { subscribe: eventsProcedure },
};
