const DECIMAL = String.raw`([+-]?\d{1,3}(?:\.\d+)?)`;
const PAIR = String.raw`${DECIMAL}\s*[,~]\s*${DECIMAL}`;

const patterns = (...all: readonly string[]) => all.map((pattern) => new RegExp(pattern, 'iu'));

/** The place that is open; where a search led to it there are several, and it is the last. */
const OPEN = patterns(`.*!3d${DECIMAL}!4d${DECIMAL}`);
/** The place that is asked for: of a way, its end. */
const ASKED = patterns(
  `[?&]route=[^&#]*;${PAIR}`,
  String.raw`[?&](?:q|query|daddr|destination|to)=(?:[^&#]*\sto:)?(?:loc:|ll\.)?${PAIR}`,
  `mlat=${DECIMAL}&mlon=${DECIMAL}`,
  `^geo:${PAIR}`,
);
/** The middle of the map: what is looked at where no place is said. */
const MIDDLE = patterns(
  `@${PAIR}`,
  String.raw`map=\d+(?:\.\d+)?/${DECIMAL}/${DECIMAL}`,
  `[?&](?:ll|sll|center|cp)=(?:loc:)?${PAIR}`,
);
/** Where the last stop of a way is, longitude first: after one before it another begins. */
const LAST_STOP = new RegExp(`!2m2!1d${DECIMAL}!2d${DECIMAL}(?!.*!1m)`, 'iu');

/** Whether it is a web address, also without its beginning, or one of those that telephones hand to their map. */
export function isMapAddress(text: string): boolean {
  return /^(?:https?:\/\/|geo:|www\.|(?:[a-z\d-]+\.)+[a-z]{2,}[/?#])/iu.test(text);
}

/** As it reads; what is badly encoded as it stands. */
function decoded(part: string): string {
  const text = part.replaceAll('+', ' ');
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const written = (north: string | undefined, east: string | undefined) =>
  north === undefined || east === undefined ? [] : [`${north}, ${east}`];

function found(all: readonly RegExp[], address: string): string[] {
  return all.flatMap((pattern) => {
    const [, north, east] = pattern.exec(address) ?? [];
    return written(north, east);
  });
}

/** A name is a place where it looks like coordinates: a shop may be called 24/7. */
function coordinatesIn(name: string): string[] {
  const text = decoded(name);
  return /\d\.\d|°/u.test(text) ? [text] : [];
}

/** The end of a way, by what follows `/dir/`; none where only its start is said. */
function endOf(way: string): string[] {
  const stops = way.replace(/\/(?:(?:@|data=).*)?$/iu, '').split('/');
  const end = stops.at(-1) ?? '';
  if (stops.length < 2 || end === '') return [];
  const [, east, north] = LAST_STOP.exec(decoded(way)) ?? [];
  return [...coordinatesIn(end), ...written(north, east)];
}

/**
 * The places in the address of a map as they are written there, the one that is meant before all. The middle of the map is
 * none where it shows a way or the many results of a search.
 */
export function placesInAddress(address: string): string[] {
  const text = decoded(address);
  const way = /\/dir\/(?<stops>[^?#]*)/iu.exec(address)?.groups?.stops;
  if (way !== undefined) return [...endOf(way), ...found(ASKED, text)];
  const name = /\/(?:place|search)\/(?<name>[^/?#]+)/iu.exec(address)?.groups?.name ?? '';
  const isManyPlaces = /\/(?:search|directions)(?![^/?#])/iu.test(address);
  return [
    ...found(OPEN, text),
    ...coordinatesIn(name),
    ...found(ASKED, text),
    ...(isManyPlaces ? [] : found(MIDDLE, text)),
  ];
}
