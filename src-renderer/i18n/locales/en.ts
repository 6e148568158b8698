import { consumption } from './en/consumption';
import { account } from './en/account';
import { automaticStates } from './en/automatic-states';
import { billingParameters } from './en/billing-parameters';
import { clientBilling } from './en/client-billing';
import { contractAudit } from './en/contract-audit';
import { contracts } from './en/contracts';
import { deviceWords } from './en/devices';
import { duplicates } from './en/duplicates';
import { failures } from './en/failures';
import { forms } from './en/forms';
import { gatewayFiles } from './en/gateway-files';
import { gatewayWords } from './en/gateways';
import { imports } from './en/imports';
import { massUpdates } from './en/mass-updates';
import { mail } from './en/mail';
import { map } from './en/map';
import { invoices } from './en/invoices';
import { office } from './en/office';
import { items } from './en/items';
import { openingBalances } from './en/opening-balances';
import { portal } from './en/portal';
import { printing } from './en/printing';
import { reporting } from './en/reporting';
import { reports } from './en/reports';
import { search } from './en/search';
import { shell } from './en/shell';
import type { es } from './es';

/** The same tree of words in another language. */
type Words<Tree> = { [Key in keyof Tree]: Tree[Key] extends string ? string : Words<Tree[Key]> };

/** The second language. */
export const en: Words<typeof es> = {
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
