/** Whether this machine's calendar knows the zone: `America/Argentina/Mendoza`. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('es', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
