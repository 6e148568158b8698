import type { z } from 'zod';
import { debtStates, type mapContract, PIN_UNITS, pinStates } from '../../contract/map';
import { debtStateOf, pinStateOf } from './rules';
import type { Placed } from './store';

type Pins = z.output<typeof mapContract.pins.output>;

const BYTES = 4;

function packed(numbers: readonly number[]): string {
  const bytes = Buffer.alloc(numbers.length * BYTES);
  for (const [at, number] of numbers.entries()) bytes.writeInt32LE(number, at * BYTES);
  return bytes.toString('base64');
}

const units = (degrees: number | null) => Math.round((degrees ?? 0) * PIN_UNITS);

/** A page of clients as pins: a few strings in the place of as many objects as there are clients. */
export function packPins(page: readonly Placed[], limit: number, today: string): Pins {
  const pins = page.filter(({ latitude }) => latitude !== null);
  return {
    ids: packed(pins.map(({ id }) => id)),
    latitudes: packed(pins.map(({ latitude }) => units(latitude))),
    longitudes: packed(pins.map(({ longitude }) => units(longitude))),
    states: Buffer.from(pins.map((client) => pinStates.indexOf(pinStateOf(client)))).toString('base64'),
    debts: Buffer.from(pins.map((client) => debtStates.indexOf(debtStateOf(client, today)))).toString('base64'),
    unplaced: page.length - pins.length,
    next: page.length < limit ? null : (page.at(-1)?.id ?? null),
  };
}
