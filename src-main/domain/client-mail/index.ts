export { listCutDays } from './cut-store';
export { dropPaymentMail, queueInvoiceMail, queueNotices, queuePaymentMail } from './queue';
export {
  dropDeviceMail,
  dropPasswordMail,
  mailOf,
  mailsOf,
  queueDevice,
  queueExport,
  queuePassword,
} from './queue-asked';
export { dropCutNotices, queueCutNotice } from './queue-cut';
export { readMessageSettings, writeMessageSettings } from './settings-store';
export { missingVariable, type Values, variablesOf, wrongVariable, writeMail } from './rules';
export {
  type Addressee,
  countAddressees,
  eachAddressee,
  findAddressee,
  findLastInvoice,
  findLastPayment,
  isPaymentVoid,
} from './source-store';
export { listTemplates, readTemplate, removeTemplate, saveTemplate } from './template-store';
export { commonValues, exampleValues, invoiceName, invoiceValues, paymentValues, paymentWords } from './values';
