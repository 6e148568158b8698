import { consumption } from './es/consumption';
import { account } from './es/account';
import { automaticStates } from './es/automatic-states';
import { billingParameters } from './es/billing-parameters';
import { clientBilling } from './es/client-billing';
import { contractAudit } from './es/contract-audit';
import { contracts } from './es/contracts';
import { deviceWords } from './es/devices';
import { duplicates } from './es/duplicates';
import { failures } from './es/failures';
import { forms } from './es/forms';
import { gatewayFiles } from './es/gateway-files';
import { gatewayWords } from './es/gateways';
import { imports } from './es/imports';
import { massUpdates } from './es/mass-updates';
import { mail } from './es/mail';
import { map } from './es/map';
import { invoices } from './es/invoices';
import { office } from './es/office';
import { items } from './es/items';
import { openingBalances } from './es/opening-balances';
import { portal } from './es/portal';
import { printing } from './es/printing';
import { reporting } from './es/reporting';
import { reports } from './es/reports';
import { search } from './es/search';
import { shell } from './es/shell';

/** The specification's own words; the first language. */
export const es = {
  ...shell,
  ...forms,
  ...imports,
  ...office,
  ...contractAudit,
  ...contracts,
  ...consumption,
  ...gatewayFiles,
  ...gatewayWords,
  ...deviceWords,
  ...mail,
  ...map,
  ...massUpdates,
  ...duplicates,
  ...billingParameters,
  ...clientBilling,
  ...invoices,
  ...account,
  ...openingBalances,
  ...automaticStates,
  ...items,
  ...portal,
  ...printing,
  ...reporting,
  ...reports,
  ...search,
  failures,
};
