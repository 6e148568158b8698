import type { ClientFields, DoubtableField } from '../../contract/clients';
import type { Country } from '../../contract/office';
import { isLikelyPhone } from '../phones';
import { isLikelyNationalId } from '../tax-ids';

/** What looks unusual for the office's country: it is said, and can be saved all the same. */
export function findDoubts(country: Country, fields: ClientFields): DoubtableField[] {
  const likely: Record<DoubtableField, boolean> = {
    nationalId: isLikelyNationalId(country, fields.nationalId),
    phone: isLikelyPhone(country, fields.phone),
    mobile: isLikelyPhone(country, fields.mobile),
  };
  return (['nationalId', 'phone', 'mobile'] as const).filter((field) => !likely[field]);
}
