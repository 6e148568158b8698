import { auditContract } from './audit';
import { backupsContract } from './backups';
import { billingParametersContract } from './billing-parameters';
import { catalogsContract } from './catalogs';
import { clientsContract } from './clients';
import { contractsContract } from './contracts';
import { type Endpoint, type Procedure, toProcedure } from './endpoint';
import { eventsProcedure } from './events';
import { exportsContract } from './exports';
import { importsContract } from './imports';
import { invoicesContract } from './invoices';
import { nodesContract } from './nodes';
import { officeContract } from './office';
import { operatorsContract } from './operators';
import { plansContract } from './plans';
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
  contracts: contractsContract,
  plans: plansContract,
  nodes: nodesContract,
  billingParameters: billingParametersContract,
  invoices: invoicesContract,
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
  contracts: procedures(contract.contracts),
  plans: procedures(contract.plans),
  nodes: procedures(contract.nodes),
  billingParameters: procedures(contract.billingParameters),
  invoices: procedures(contract.invoices),
  audit: procedures(contract.audit),
  imports: procedures(contract.imports),
  exports: procedures(contract.exports),
  tasks: procedures(contract.tasks),
  backups: procedures(contract.backups),
  startup: procedures(contract.startup),
  events: { subscribe: eventsProcedure },
};
