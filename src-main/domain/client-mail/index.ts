export { dropPaymentMail, queueInvoiceMail, queueNotices, queuePaymentMail } from './queue';
export { dropPasswordMail, queueExport, queuePassword } from './queue-asked';
export { readMessageSettings, writeMessageSettings } from './settings-store';
export { missingVariable, variablesOf, wrongVariable, writeMail } from './rules';
export { countAddressees, eachAddressee, findAddressee, findLastInvoice, findLastPayment } from './source-store';
export { listTemplates, readTemplate, removeTemplate, saveTemplate } from './template-store';
export { commonValues, exampleValues, invoiceValues, paymentValues } from './values';
