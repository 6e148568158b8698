import { getCountryCallingCode } from 'libphonenumber-js/min';
import { type Country, currencies } from '../../src-main/contract/office';
import { currencyName } from './format';

interface CountryWords {
  /** The identity document, as people of the country call it. */
  readonly nationalId: string;
  /** The tax id. */
  readonly taxId: string;
}

const WORDS: Record<Country, CountryWords> = {
  AR: { nationalId: 'DNI', taxId: 'CUIT/CUIL' },
  BO: { nationalId: 'Cédula de identidad', taxId: 'NIT' },
  CL: { nationalId: 'RUN', taxId: 'RUT' },
  CO: { nationalId: 'Cédula de ciudadanía', taxId: 'CC/CE/NIT' },
  EC: { nationalId: 'Cédula', taxId: 'RUC' },
  MX: { nationalId: 'CURP', taxId: 'RFC' },
  PE: { nationalId: 'DNI', taxId: 'RUC' },
  PY: { nationalId: 'Cédula de identidad', taxId: 'RUC' },
  UY: { nationalId: 'Cédula de identidad', taxId: 'RUT' },
  VE: { nationalId: 'Cédula', taxId: 'RIF' },
};

/** The country's own words for the two documents of a client. */
export function countryWords(country: Country): CountryWords {
  return WORDS[country];
}

/** What choosing the country decides, in words: for the sentence below the choice. */
export function countryDecides(country: Country): Record<'nationalId' | 'taxId' | 'currency' | 'prefix', string> {
  const currency = currencyName(currencies[country]);
  return { ...countryWords(country), currency, prefix: `+${getCountryCallingCode(country)}` };
}
