import type { Contract } from '../contract';
import { accountHandlers, paymentHandlers } from '../domain/account';
import { auditHandlers } from '../domain/put-back';
import { automaticStateHandlers } from '../domain/automatic-states';
import { backupHandlers } from '../domain/backups';
import { billingItemHandlers } from '../domain/billing-items';
import { billingParameterHandlers } from '../domain/billing-parameters';
import { catalogHandlers } from '../domain/catalogs';
import { clientMessageHandlers } from '../domain/client-messages';
import { clientHandlers } from '../domain/clients';
import { consumptionHandlers } from '../domain/consumption';
import { contractHandlers } from '../domain/contracts';
import { creditNoteHandlers } from '../domain/credit-notes';
import { deviceHandlers } from '../domain/devices';
import { duplicateHandlers } from '../domain/duplicates';
import { gatewayFileHandlers } from '../domain/gateway-files';
import { gatewayHandlers } from '../domain/gateways';
import { mailSettingsHandlers, mailTemplateHandlers, messageSettingsHandlers, outboxHandlers } from '../domain/mail';
import { mapHandlers } from '../domain/map';
import { massUpdateHandlers } from '../domain/mass-updates';
import { nodeHandlers } from '../domain/nodes';
import { nonDeliveryHandlers } from '../domain/non-deliveries';
import { planHandlers } from '../domain/plans';
import { portalHandlers } from '../domain/portal';
import { exportHandlers } from '../domain/exports';
import { importHandlers } from '../domain/imports';
import { invoiceDocumentHandlers } from '../domain/invoice-documents';
import { invoiceHandlers } from '../domain/invoices';
import { officeHandlers } from '../domain/office';
import { openingBalanceHandlers } from '../domain/opening-balances';
import { operatorHandlers } from '../domain/operators';
import { reportingHandlers } from '../domain/reporting';
import { reportHandlers } from '../domain/reports';
import { savedViewHandlers } from '../domain/saved-views';
import { secretHandlers } from '../domain/secrets';
import { sessionHandlers } from '../domain/session';
import { startupHandlers } from '../domain/startup';
import { supportHandlers } from '../domain/support';
import { taskHandlers } from '../domain/tasks';
import type { FeatureHandlers } from '../domain/handler';

/** Every endpoint's handler: one that is missing, or answers another shape, does not compile. */
export const handlers: { [Feature in keyof Contract]: FeatureHandlers<Contract[Feature]> } = {
  office: officeHandlers,
  session: sessionHandlers,
  operators: operatorHandlers,
  catalogs: catalogHandlers,
  clients: clientHandlers,
  massUpdates: massUpdateHandlers,
  duplicates: duplicateHandlers,
  savedViews: savedViewHandlers,
  contracts: contractHandlers,
  consumption: consumptionHandlers,
  plans: planHandlers,
  nodes: nodeHandlers,
  gateways: gatewayHandlers,
  gatewayFiles: gatewayFileHandlers,
  devices: deviceHandlers,
  secrets: secretHandlers,
  map: mapHandlers,
  billingParameters: billingParameterHandlers,
  invoices: invoiceHandlers,
  account: accountHandlers,
  payments: paymentHandlers,
  openingBalances: openingBalanceHandlers,
  automaticStates: automaticStateHandlers,
  invoiceDocuments: invoiceDocumentHandlers,
  reporting: reportingHandlers,
  reports: reportHandlers,
  creditNotes: creditNoteHandlers,
  billingItems: billingItemHandlers,
  outbox: outboxHandlers,
  mailSettings: mailSettingsHandlers,
  mailTemplates: mailTemplateHandlers,
  nonDeliveries: nonDeliveryHandlers,
  clientMessages: clientMessageHandlers,
  messageSettings: messageSettingsHandlers,
  portal: portalHandlers,
  audit: auditHandlers,
  imports: importHandlers,
  exports: exportHandlers,
  tasks: taskHandlers,
  backups: backupHandlers,
  startup: startupHandlers,
  support: supportHandlers,
};
