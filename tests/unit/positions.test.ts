import { expect, test } from 'vitest';
import { countries } from '../../src-main/contract/office';
import type { Country } from '../../src-main/contract/office';
import { doubtPlace, isNearCountry } from '../../src-main/contract/values/country-bounds';
import { parseDegrees, writePosition } from '../../src-main/contract/values/position';
import {
  longitudeFirst,
  parseExchanged,
  parsePosition,
  placeElsewhere,
  swapped,
} from '../../src-main/contract/values/typed-position';

const SAN_RAFAEL = [-34.6177, -68.3301] as const;

test.each([
  '-34.6177, -68.3301',
  '-34.6177,-68.3301',
  '-34.6177 -68.3301',
  '-34,6177 -68,3301',
  '-34,6177; -68,3301',
  '-34,6177, -68,3301',
  '-34,6177,-68,3301',
  '−34.6177; −68.3301',
  '(-34.6177, -68.3301)',
  '34.6177 S 68.3301 W',
  '34.6177S, 68.3301O',
  'S34.6177 W68.3301',
  '68.3301 O, 34.6177 S',
  'lat: -34.6177, lng: -68.3301',
  'Latitud -34,6177 Longitud -68,3301',
  'Lon -68.3301 Lat -34.6177',
  'longitud: -68,3301; latitud: -34,6177',
  'lng=-68.3301, -34.6177',
  '-68.3301, 34.6177 S',
  '68.3301 O, -34.6177',
  '-34.6177, 68.3301 O',
  '-34.6177/-68.3301',
  '-34.6177\t-68.3301',
  'geo:-34.6177,-68.3301',
  'https://www.google.com/maps/@-34.6177,-68.3301,15z',
  'https://www.google.com/maps/place/X/@-34.6,-68.3,15z/data=!3d-34.6177!4d-68.3301',
  'https://maps.google.com/?q=-34.6177,-68.3301',
  'https://www.openstreetmap.org/#map=15/-34.6177/-68.3301',
  'https://www.openstreetmap.org/?mlat=-34.6177&mlon=-68.3301#map=15/1/1',
  '34.6177 Sur, 68.3301 Oeste',
  '34.6177 sur 68.3301 oeste',
  '34,6177 South; 68,3301 West',
  'Oeste 68.3301, Sur 34.6177',
  'Lat. Sur 34.6177 - Long. Oeste 68.3301',
  'Latitud Sur: 34,6177, Longitud Oeste: 68,3301',
  'maps.google.com/?q=-34.6177,-68.3301',
  'google.com/maps/@-34.6177,-68.3301,15z',
  'openstreetmap.org/#map=15/-34.6177/-68.3301',
  'https://maps.google.com/?ll=-34.7,-68.5&q=-34.6177,-68.3301',
  'https://www.google.com/maps?q=-34.6177%2C-68.3301&ll=-34.7,-68.5&z=12',
  'https://www.google.com/maps/search/-34.6177,+-68.3301',
  'https://www.google.com/maps/search/-34.6177,+-68.3301/@-34.7,-68.5,12z',
  'https://www.google.com/maps/search/-34.6177%2C-68.3301?entry=tts',
  'https://www.google.com/maps/place/-34.6177,-68.3301/@-34.7,-68.5,12z',
  'https://www.google.com/maps/place/24%2F7/@-34.6177,-68.3301,17z',
  'https://www.google.com/maps/place/100%25+Lana/@-34.6177,-68.3301,17z',
  'https://www.google.com/maps/place/100%/@-34.6177,-68.3301,17z',
  'https://www.google.com/maps/place/X/@-34.7,-68.5,12z/data=!4m14!1m7!3m6!3d-34.7!4d-68.5!3m5!8m2!3d-34.6177!4d-68.3301!16s',
  'https://www.google.com/maps/dir//-34.6177,-68.3301/@-34.7,-68.5,12z',
  'https://www.google.com/maps/dir/-34.1,-68.1/-34.6177,-68.3301/@-34.7,-68.5,12z',
  'https://www.google.com/maps/dir/-34.1,-68.1/-34.2,-68.2/-34.6177,+-68.3301/',
  'https://www.google.com/maps/dir/Mi+casa/-34.6177,-68.3301/data=!4m7!4m6!1m5!2m2!1d-68.1!2d-34.1!1m0!3e0',
  'https://www.google.com/maps/dir/-34.1,-68.1/Plaza/@-34.7,-68.5,12z/data=!4m7!4m6!1m0!1m5!1m1!1s0x9:0x5!2m2!1d-68.3301!2d-34.6177!3e0',
  'https://www.google.com/maps/dir//Plaza/@-34.7,-68.5,12z/data=!8m2!3d-34.5!4d-68.4!4m8!1m0!1m5!2m2!1d-68.3301!2d-34.6177',
  'https://www.google.com/maps/dir/?api=1&origin=-34.1,-68.1&destination=-34.6177,-68.3301',
  'https://maps.google.com/maps?saddr=-34.1,-68.1&daddr=-34.2,-68.2+to:-34.6177,-68.3301',
  'https://www.openstreetmap.org/directions?route=-34.1%2C-68.1%3B-34.6177%2C-68.3301#map=12/-34.7/-68.5',
  'https://www.openstreetmap.org/directions?from=-34.1,-68.1&to=-34.6177,-68.3301#map=12/-34.7/-68.5',
  'https://www.waze.com/live-map/directions?to=ll.-34.6177%2C-68.3301',
  'geo:0,0?q=-34.6177,-68.3301(Plaza)',
])('«%s» is the place that it says', (typed) => {
  const found = parsePosition(typed);
  expect([found?.latitude, found?.longitude]).toEqual(SAN_RAFAEL);
});

test.each([
  [`34°37'03.7"S 68°19'48.4"W`, -34.617_694, -68.330_111],
  ['34° 37′ 03.7″ S, 68° 19′ 48.4″ O', -34.617_694, -68.330_111],
  ['34º37’03,7” S; 68º19’48,4” O', -34.617_694, -68.330_111],
  ['34 37 03.7 S 68 19 48.4 W', -34.617_694, -68.330_111],
  ['S 34 37 03.7, W 68 19 48.4', -34.617_694, -68.330_111],
  ['-34:37:03.7 -68:19:48.4', -34.617_694, -68.330_111],
  ["34° 37.062' S 68° 19.807' W", -34.6177, -68.330_117],
  [`19°25'57"N 99°07'59"O`, 19.4325, -99.133_056],
  ["34° 36' 12'' Sur, 58° 22' 54'' Oeste", -34.603_333, -58.381_667],
  ["58° 22' 54'' oeste; 34° 36' 12'' sur", -34.603_333, -58.381_667],
  ["Lat. Sur 34° 36' 12'', Long. Oeste 58° 22' 54''", -34.603_333, -58.381_667],
  ['Latitud: 34 36 12 Sur, Longitud: 58 22 54 Oeste', -34.603_333, -58.381_667],
  ["19° 25' 57'' NORTE, 99° 07' 59'' OESTE", 19.4325, -99.133_056],
  ["40° 25' Norte 3° 42' Este", 40.416_667, 3.7],
  [
    'https://www.google.com/maps/place/34%C2%B037%2703.7%22S+68%C2%B019%2748.4%22W/@-34.7,-68.5,12z',
    -34.617_694,
    -68.330_111,
  ],
  ['-34, -68', -34, -68],
  ['-34.5 -68', -34.5, -68],
  ['-34,5, -68', -34.5, -68],
  ['-34 30 -68', -34.5, -68],
  ['34 S, 68 30 W', -34, -68.5],
])('«%s» is at %d, %d', (typed, latitude, longitude) => {
  expect(parsePosition(typed)).toEqual({ latitude, longitude });
});

test.each([
  '',
  'San Martín 1240',
  '-34.6177',
  '-34,6177',
  '34,61',
  '34.6177 S 68.3301 S',
  '200, 300',
  '-99.1331, 19.4326',
  '-34.6.1, -68.3',
  "34°61'S 68°O",
  'https://maps.app.goo.gl/abc',
  '-34.6177, -68.3301, 12',
  '-34.6 -68.3 750',
  '-34.65 -68.35 1050',
  '-34,65 -68,35 1050',
  '-34.6, -68.3 750',
  '-34.6, -68, 750',
  '-34.6, -68 ,750',
  '-34.6,-68,750',
  '-34,-68,75',
  '-34 -68 50',
  '-34.6 -68 50',
  'Lat -34.6 Lon -68.3 750',
  '34.6 S 68.3 W 750',
  'S 34.6 W 68.3 750',
  'S 34 W 68 50',
  "34° 37.5' S 68° 19.5' W 750",
  '34 37 03.7 S 68 19 48.4 W 750',
  '-34 37.5 -68 19.5 50',
  '34.6177 Sur, 68.3301 Sur',
  '34.6177 Surco, 68.3301 Oeste',
  '34.6177 Sureste, 68.3301 Oeste',
  '34.6177 Noroeste, 68.3301 Oeste',
  'maps.google.com/?q=San+Rafael',
  'https://www.google.com/maps/dir/-34.1,-68.1//@-34.7,-68.5,12z',
  'https://www.google.com/maps/dir/-34.1,-68.1/@-34.7,-68.5,12z',
  'https://www.google.com/maps/dir/Plaza//@-34.7,-68.5,12z/data=!4m6!4m5!1m5!1m1!1s0x9!2m2!1d-68.1!2d-34.1',
  'https://www.google.com/maps/dir//Plaza+San+Mart%C3%ADn/@-34.7,-68.5,12z',
  'https://www.google.com/maps/dir/Plaza/San+Rafael/@-34.7,-68.5,12z/data=!4m8!4m7!1m5!2m2!1d-68.1!2d-34.1!1m0!3e0',
  'https://www.google.com/maps/search/pizzer%C3%ADa/@-34.7,-68.5,12z',
  'https://www.openstreetmap.org/directions?route=-34.1%2C-68.1%3B#map=12/-34.7/-68.5',
  'https://www.openstreetmap.org/search?query=San+Rafael#map=12/-34.7/-68.5',
  '9GFC+2V Buenos Aires',
])('«%s» is no place', (typed) => {
  expect(parsePosition(typed)).toBeNull();
});

test('one coordinate is read with its minutes apart by blanks, and with the marks of any keyboard', () => {
  expect(parseDegrees('34 38 53.5 S')).toBe(-34.648_194);
  expect(parseDegrees('34º38’53,5”S')).toBe(-34.648_194);
  expect(parseDegrees('34 61 S')).toBeNull();
  expect(parseDegrees('- 34.648194 °')).toBe(-34.648_194);
});

test('a sign and a letter that say different sides are no coordinate; the same side twice is one', () => {
  for (const typed of ['-34.6 N', 'N -34.6', '+34.6 S', '-68.3 E', '+68.3 O', "-34°38' Norte"])
    expect(parseDegrees(typed), typed).toBeNull();
  expect(['-34.6 S', '+34.6 N', '-68.3 O', '−68.3 W'].map(parseDegrees)).toEqual([-34.6, 34.6, -68.3, -68.3]);
  expect(parsePosition('-34.6 N, -68.3 O')).toBeNull();
});
test.each(['-68.35 1050', '-68,35 1050', '68.35 W 1050', '-68, 35', '-68 ,35', '34 37.5 10 S', `34°37.5'10"S`])(
  '«%s» is no coordinate: after a fraction comes nothing, and nothing is put together over a blank',
  (typed) => {
    expect(parseDegrees(typed)).toBeNull();
  },
);

test('the words of the compass say which half is which', () => {
  expect(longitudeFirst('58,38 Oeste', '34,6 Sur')).toBe(true);
  expect(longitudeFirst('34,6 Sur', '58,38 Este')).toBe(false);
  expect(longitudeFirst('34,6 Sur', '58,38 Norte')).toBeNull();
});

test.each([
  ['https://maps.app.goo.gl/abc', 'link'],
  ['maps.app.goo.gl/abc', 'link'],
  ['Plaza San Martín https://maps.app.goo.gl/abc', 'link'],
  ['https://maps.google.com/?q=San+Rafael', 'link'],
  ['9GFC+2V Buenos Aires', 'plusCode'],
  ['cm8q+73', 'plusCode'],
  ['10R39GFC+2V', null],
  ['47RJ9GFC+2V', 'plusCode'],
  ['San Martín 1240', null],
  ['-34.6177', null],
  ['2604+33', null],
])('«%s» names a place that its map alone can tell: %s', (typed, kind) => {
  expect(placeElsewhere(typed)).toBe(kind);
});

test('what is written here is read back', () => {
  const place = { latitude: -34.6177, longitude: -68.330_112 };
  expect(parsePosition(writePosition(place))).toEqual(place);
});

test('latitude and longitude the wrong way round are outside the country, and inside it the right way', () => {
  const place = { latitude: -68.3301, longitude: -34.6177 };
  expect(isNearCountry('AR', place)).toBe(false);
  expect(swapped(place)).toEqual({ latitude: -34.6177, longitude: -68.3301 });
  expect(isNearCountry('AR', swapped(place) ?? place)).toBe(true);
  expect(swapped({ latitude: 19, longitude: -99 })).toBeNull();
});

test('a latitude beyond the pole can only be the longitude, which is asked and not taken', () => {
  expect(parseExchanged('-99.1331, 19.4326')).toEqual({ latitude: 19.4326, longitude: -99.1331 });
  expect(['19.4326, -99.1331', '200, 300', 'San Martín 1240'].map(parseExchanged)).toEqual([null, null, null]);
});

test('a place outside the country is in doubt, and exchanged where that lies inside', () => {
  expect(doubtPlace('AR', { latitude: -34.6177, longitude: -68.3301 })).toBeNull();
  expect(doubtPlace('AR', { latitude: -68.3301, longitude: -34.6177 })).toEqual({
    turned: { latitude: -34.6177, longitude: -68.3301 },
  });
  expect(doubtPlace('AR', { latitude: 19.4326, longitude: -99.1331 })).toEqual({ turned: null });
  expect(doubtPlace('AR', { latitude: 40.4168, longitude: -3.7038 })).toEqual({ turned: null });
});

test('nowhere is in no country', () => {
  expect(countries.filter((country) => isNearCountry(country, { latitude: 0, longitude: 0 }))).toEqual([]);
});

/** A town of each country, and the furthest of its islands. */
const TOWNS: readonly (readonly [Country, number, number])[] = [
  ['AR', -34.6177, -68.3301],
  ['AR', -54.8019, -68.303],
  ['BO', -16.4897, -68.1193],
  ['CL', -33.4489, -70.6693],
  ['CL', -27.1127, -109.3497],
  ['CO', 4.711, -74.0721],
  ['CO', 12.5847, -81.7006],
  ['EC', -0.1807, -78.4678],
  ['EC', -0.9538, -90.9656],
  ['MX', 19.4326, -99.1331],
  ['MX', 32.5149, -117.0382],
  ['MX', 21.1619, -86.8515],
  ['PE', -12.0464, -77.0428],
  ['PY', -25.2637, -57.5759],
  ['UY', -34.9011, -56.1645],
  ['VE', 10.4806, -66.9036],
];

test.each(TOWNS)('%s: a town at %d, %d is without doubt; the wrong way round it is offered exchanged', (...town) => {
  const [country, latitude, longitude] = town;
  const place = { latitude, longitude };
  expect(doubtPlace(country, place)).toBeNull();
  expect(doubtPlace(country, { latitude: longitude, longitude: latitude })).toEqual({ turned: place });
});

test('a latitude beyond the pole that is no longitude of the country either is what its field says, and not asked about', () => {
  expect(doubtPlace('AR', { latitude: -99.1331, longitude: 19.4326 })).toBeNull();
  expect(doubtPlace('MX', { latitude: 200, longitude: 19 })).toBeNull();
});
