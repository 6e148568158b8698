/** This computer's time zone: where there is no office yet, or none that opens. */
export const hereZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Cities whose name in the time zones' list is not how people write it. */
const WRITTEN: Readonly<Record<string, string>> = {
  Cordoba: 'Córdoba',
  Tucuman: 'Tucumán',
  Rio_Gallegos: 'Río Gallegos',
  Easter: 'Isla de Pascua',
  Bogota: 'Bogotá',
  Galapagos: 'Galápagos',
  Mexico_City: 'Ciudad de México',
  Merida: 'Mérida',
  Cancun: 'Cancún',
  Ciudad_Juarez: 'Ciudad Juárez',
  Mazatlan: 'Mazatlán',
  Asuncion: 'Asunción',
};

/** `America/Argentina/Buenos_Aires` → `Buenos Aires (UTC−3)`, by the clock that it keeps now. */
export function zoneWords(timeZone: string): string {
  const city = timeZone.split('/').at(-1) ?? timeZone;
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts();
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const utc = offset.replace('GMT', 'UTC').replace('-', '−');
  return `${WRITTEN[city] ?? city.replaceAll('_', ' ')} (${utc})`;
}
