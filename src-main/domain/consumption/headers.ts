import type { ConsumptionTarget, ConsumptionUnit } from '../../contract/consumption';
import { fold, plain } from '../../contract/values/text';

/** What columns are called, in Spanish and in English. Compared folded, without punctuation. */
const KNOWN: Readonly<Partial<Record<ConsumptionTarget, RegExp>>> = {
  address:
    /^(?:ip|direccion|direccion ip|ip address|ipv[46]|address|ip cliente|src ?address|source|host|usuario|usuario pppoe|nombre de usuario|user|user ?name|login|pppoe|abonado|cuenta|mac|direccion mac|mac address|calling station id|framed ip address|target|destino|queue|cola)$/u,
  until: /^(?:hasta|fin|hora fin|fecha fin|fecha hasta|termina|end|end time|until|to|stop|stop time|acctstoptime)$/u,
  at: /^(?:desde|inicio|fecha|fecha y hora|fecha hora|momento|instante|comienza|fecha desde|fecha inicio|time|timestamp|date|datetime|date time|from|start|start time|begin|tiempo|marca de tiempo|epoch|unix ?time|acctstarttime)$/u,
  clock: /^(?:hora|hora inicio|clock|time of day)$/u,
  down: /^(?:bajada|descarga|descargado|download|downloaded|down|rx|recibido|recibidos|entrada|in|input|bytes in|in bytes|bytes recibidos|input octets|acctoutputoctets|octets in|total|consumo|trafico|bytes)$/u,
  up: /^(?:subida|carga|enviado|enviados|upload|uploaded|up|tx|salida|out|output|bytes out|out bytes|bytes enviados|output octets|acctinputoctets|octets out)$/u,
};
const ORDER = ['address', 'until', 'clock', 'at', 'down', 'up'] as const;
const UNIT_WORDS =
  /\b(?:bytes?|octetos?|octets?|b|kb|kilobytes?|mb|megabytes?|megas?|gb|gigabytes?|gigas?|kib|mib|gib)\b/gu;

function words(header: string): string {
  return fold(plain(header).replace(/[^\p{L}\p{N}\p{M}]+/gu, ' '));
}

/** What a header most likely means; the unit in it, as in `Bajada MB`, says nothing of that. */
function guessTarget(header: string): ConsumptionTarget {
  const whole = words(header);
  const bare = whole
    .replace(UNIT_WORDS, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^(?:de|en)\b|\b(?:de|en)$/gu, '')
    .trim();
  return ORDER.find((target) => KNOWN[target]?.test(whole) || (bare !== '' && KNOWN[target]?.test(bare))) ?? 'ignore';
}

/**
 * Each header's guess; a second column with the same meaning is left to the clerk, but for addresses: of a user name and an
 * IP a line often has only one. A lone `Hora` is the time itself.
 */
export function guessTargets(headers: readonly string[]): ConsumptionTarget[] {
  const taken = new Set<ConsumptionTarget>();
  const targets = headers.map((header) => {
    const target = guessTarget(header);
    if (target === 'ignore' || (target !== 'address' && taken.has(target))) return 'ignore';
    taken.add(target);
    return target;
  });
  if (taken.has('at') || taken.has('until')) {
    // Where an interval's beginning is known its end says nothing more.
    return targets.map((target) => (target === 'until' && taken.has('at') ? 'ignore' : target));
  }
  return targets.map((target) => (target === 'clock' ? 'at' : target));
}

/** Whether headers are those of a file of consumption: an address, a moment, and bytes. */
export function isConsumption(headers: readonly string[]): boolean {
  const targets = new Set(guessTargets(headers));
  return targets.has('address') && targets.has('at') && (targets.has('down') || targets.has('up'));
}

/** The unit that the headers of the bytes name; bytes where they name none. */
export function guessUnit(headers: readonly string[], targets: readonly ConsumptionTarget[]): ConsumptionUnit {
  const named = headers
    .filter((_, at) => targets[at] === 'down' || targets[at] === 'up')
    .map(words)
    .join(' ');
  if (/\b(?:gb|gib|gigas?|gigabytes?)\b/u.test(named)) return 'GB';
  if (/\b(?:mb|mib|megas?|megabytes?)\b/u.test(named)) return 'MB';
  return /\b(?:kb|kib|kilobytes?)\b/u.test(named) ? 'kB' : 'B';
}
