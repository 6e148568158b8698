import { consumption } from './es/consumption';
import { account } from './es/account';
import { billingParameters } from './es/billing-parameters';
import { clientBilling } from './es/client-billing';
import { contractAudit } from './es/contract-audit';
import { contracts } from './es/contracts';
import { deviceWords } from './es/devices';
import { failures } from './es/failures';
import { forms } from './es/forms';
import { gatewayWords } from './es/gateways';
import { imports } from './es/imports';
import { map } from './es/map';
import { invoices } from './es/invoices';
import { office } from './es/office';
import { items } from './es/items';
import { printing } from './es/printing';
import { reporting } from './es/reporting';
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
  ...gatewayWords,
  ...deviceWords,
  ...map,
  ...billingParameters,
  ...clientBilling,
  ...invoices,
  ...account,
  ...items,
  ...printing,
  ...reporting,
  ...search,
  failures,
};
