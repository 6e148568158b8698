import { countries, type Country } from '../../../src-main/contract/office';

/** The zones a country lives by, its most peopled first. */
const ZONES: Record<Country, readonly string[]> = {
  AR: [
    'America/Argentina/Buenos_Aires',
    'America/Argentina/Cordoba',
    'America/Argentina/Mendoza',
    'America/Argentina/San_Luis',
    'America/Argentina/San_Juan',
    'America/Argentina/Tucuman',
    'America/Argentina/Salta',
    'America/Argentina/Jujuy',
    'America/Argentina/Catamarca',
    'America/Argentina/La_Rioja',
    'America/Argentina/Rio_Gallegos',
    'America/Argentina/Ushuaia',
  ],
  BO: ['America/La_Paz'],
  CL: ['America/Santiago', 'America/Punta_Arenas', 'Pacific/Easter'],
  CO: ['America/Bogota'],
  EC: ['America/Guayaquil', 'Pacific/Galapagos'],
  MX: [
    'America/Mexico_City',
    'America/Monterrey',
    'America/Merida',
    'America/Cancun',
    'America/Chihuahua',
    'America/Ciudad_Juarez',
    'America/Hermosillo',
    'America/Mazatlan',
    'America/Tijuana',
  ],
  PE: ['America/Lima'],
  PY: ['America/Asuncion'],
  UY: ['America/Montevideo'],
  VE: ['America/Caracas'],
};

export function timeZonesFor(country: Country): string[] {
  return [...ZONES[country]];
}

/** The country whose clock this computer keeps; null when it is none of ours. */
export function countryOfZone(timeZone: string): Country | null {
  return countries.find((country) => ZONES[country].includes(timeZone)) ?? null;
}
