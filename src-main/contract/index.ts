import { accountContract } from './account';
import { auditContract } from './audit';
import { backupsContract } from './backups';
import { billingItemsContract } from './billing-items';
import { billingParametersContract } from './billing-parameters';
import { catalogsContract } from './catalogs';
import { clientsContract } from './clients';
import { consumptionContract } from './consumption';
import { contractsContract } from './contracts';
import { creditNotesContract } from './credit-notes';
import { devicesContract } from './devices';
import { type Endpoint, type Procedure, toProcedure } from './endpoint';
import { eventsProcedure } from './events';
import { exportsContract } from './exports';
import { gatewaysContract } from './gateways';
import { importsContract } from './imports';
import { mapContract } from './map';
import { invoiceDocumentsContract } from './invoice-documents';
import { invoicesContract } from './invoices';
import { nodesContract } from './nodes';
import { officeContract } from './office';
import { operatorsContract } from './operators';
import { paymentsContract } from './payments';
import { plansContract } from './plans';
import { reportingContract } from './reporting';
import { savedViewsContract } from './saved-views';
import { secretsContract } from './secrets';
import { sessionContract } from './session';
import { startupContract } from './startup';
import { tasksContract } from './tasks';

/** Every endpoint there is, by feature and verb. */
export const contract = {
  office: officeContract,
  session: sessionContract,
  operators: operatorsContract,
  catalogs: catalogsContract,
  clients: clientsContract,
  savedViews: savedViewsContract,
  contracts: contractsContract,
  consumption: consumptionContract,
  plans: plansContract,
  nodes: nodesContract,
  gateways: gatewaysContract,
  devices: devicesContract,
  secrets: secretsContract,
  map: mapContract,
  billingParameters: billingParametersContract,
  invoices: invoicesContract,
  account: accountContract,
  payments: paymentsContract,
  invoiceDocuments: invoiceDocumentsContract,
  reporting: reportingContract,
  creditNotes: creditNotesContract,
  billingItems: billingItemsContract,
  audit: auditContract,
  imports: importsContract,
  exports: exportsContract,
  tasks: tasksContract,
  backups: backupsContract,
  startup: startupContract,
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
  savedViews: procedures(contract.savedViews),
  contracts: procedures(contract.contracts),
  consumption: procedures(contract.consumption),
  plans: procedures(contract.plans),
  nodes: procedures(contract.nodes),
  gateways: procedures(contract.gateways),
  devices: procedures(contract.devices),
  secrets: procedures(contract.secrets),
  map: procedures(contract.map),
  billingParameters: procedures(contract.billingParameters),
  invoices: procedures(contract.invoices),
  account: procedures(contract.account),
  payments: procedures(contract.payments),
  invoiceDocuments: procedures(contract.invoiceDocuments),
  reporting: procedures(contract.reporting),
  creditNotes: procedures(contract.creditNotes),
  billingItems: procedures(contract.billingItems),
  audit: procedures(contract.audit),
  imports: procedures(contract.imports),
  exports: procedures(contract.exports),
  tasks: procedures(contract.tasks),
  backups: procedures(contract.backups),
  startup: procedures(contract.startup),
  events: { subscribe: eventsProcedure },
};
