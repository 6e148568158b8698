import type { Contract } from '../contract';
import { accountHandlers, paymentHandlers } from '../domain/account';
import { auditHandlers } from '../domain/put-back';
import { backupHandlers } from '../domain/backups';
import { billingItemHandlers } from '../domain/billing-items';
import { billingParameterHandlers } from '../domain/billing-parameters';
import { catalogHandlers } from '../domain/catalogs';
import { clientHandlers } from '../domain/clients';
import { consumptionHandlers } from '../domain/consumption';
import { contractHandlers } from '../domain/contracts';
import { creditNoteHandlers } from '../domain/credit-notes';
import { deviceHandlers } from '../domain/devices';
import { gatewayHandlers } from '../domain/gateways';
import { mapHandlers } from '../domain/map';
import { nodeHandlers } from '../domain/nodes';
import { planHandlers } from '../domain/plans';
import { exportHandlers } from '../domain/exports';
import { importHandlers } from '../domain/imports';
import { invoiceDocumentHandlers } from '../domain/invoice-documents';
import { invoiceHandlers } from '../domain/invoices';
import { officeHandlers } from '../domain/office';
import { operatorHandlers } from '../domain/operators';
import { reportingHandlers } from '../domain/reporting';
import { savedViewHandlers } from '../domain/saved-views';
import { secretHandlers } from '../domain/secrets';
import { sessionHandlers } from '../domain/session';
import { startupHandlers } from '../domain/startup';
import { taskHandlers } from '../domain/tasks';
import type { FeatureHandlers } from '../domain/handler';

/** Every endpoint's handler: one that is missing, or answers another shape, does not compile. */
export const handlers: { [Feature in keyof Contract]: FeatureHandlers<Contract[Feature]> } = {
  office: officeHandlers,
  session: sessionHandlers,
  operators: operatorHandlers,
  catalogs: catalogHandlers,
  clients: clientHandlers,
  savedViews: savedViewHandlers,
  contracts: contractHandlers,
  consumption: consumptionHandlers,
  plans: planHandlers,
  nodes: nodeHandlers,
  gateways: gatewayHandlers,
  devices: deviceHandlers,
  secrets: secretHandlers,
  map: mapHandlers,
  billingParameters: billingParameterHandlers,
  invoices: invoiceHandlers,
  account: accountHandlers,
  payments: paymentHandlers,
  invoiceDocuments: invoiceDocumentHandlers,
  reporting: reportingHandlers,
  creditNotes: creditNoteHandlers,
  billingItems: billingItemHandlers,
  audit: auditHandlers,
  imports: importHandlers,
  exports: exportHandlers,
  tasks: taskHandlers,
  backups: backupHandlers,
  startup: startupHandlers,
};
