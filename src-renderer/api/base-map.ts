import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { readOwnFile } from './files';

const numbers = z.array(z.number());
const outlinesFile = z.object({ rings: z.array(numbers) });
const placesFile = z.object({
  regions: z.array(z.tuple([z.string(), z.string()])),
  names: z.string(),
  region: numbers,
  latitude: numbers,
  longitude: numbers,
  fromZoom: numbers,
});

/** The units of the files; see `scripts/base-map.mjs`. */
const OUTLINE_UNITS = 1000;
const PLACE_UNITS = 10_000;

/** A town of the base map; of two with the same name the larger comes first. */
export interface Town {
  readonly name: string;
  readonly country: string;
  readonly province: string;
  readonly latitude: number;
  readonly longitude: number;
  /** From how near its name is shown. */
  readonly fromZoom: number;
}

/** The map that ships with the application: what is drawn where there are no streets. */
export interface BaseMap {
  /** Coasts and borders: longitude and latitude by turns, in degrees. */
  readonly outlines: readonly Float64Array[];
  readonly towns: readonly Town[];
}

function outlineOf(packed: readonly number[]): Float64Array {
  const outline = new Float64Array(packed.length);
  for (const [at, step] of packed.entries()) outline[at] = (outline[at - 2] ?? 0) + step / OUTLINE_UNITS;
  return outline;
}

function townsOf(file: z.infer<typeof placesFile>): Town[] {
  return file.names.split('\n').map((name, at) => {
    const [country, province] = file.regions[file.region[at] ?? -1] ?? ['', ''];
    const [latitude, longitude] = [file.latitude[at] ?? 0, file.longitude[at] ?? 0];
    return {
      name,
      country,
      province,
      latitude: latitude / PLACE_UNITS,
      longitude: longitude / PLACE_UNITS,
      fromZoom: file.fromZoom[at] ?? 0,
    };
  });
}

async function readBaseMap(): Promise<BaseMap> {
  const [outlines, places] = await Promise.all([
    readOwnFile('map/outlines.json').then((file) => outlinesFile.parse(file)),
    readOwnFile('map/places.json').then((file) => placesFile.parse(file)),
  ]);
  return { outlines: outlines.rings.map(outlineOf), towns: townsOf(places) };
}

/** Read when the first map is shown, and kept. */
export function useBaseMap() {
  return useQuery({ queryKey: ['base-map'], queryFn: readBaseMap, staleTime: Infinity, gcTime: Infinity });
}
