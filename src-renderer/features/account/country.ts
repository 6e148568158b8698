import type { Country } from '../../../src-main/contract/office';
import { useOfficeDetails } from '../../api/session';

/** Whose money it is that the screens write. */
export function useCountry(): Country {
  return useOfficeDetails()?.country ?? 'AR';
}
