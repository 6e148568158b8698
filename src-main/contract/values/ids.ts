import { z } from 'zod';

/** A row's number in the database: a positive safe integer. */
export const rowId = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** The number of times a record was saved; a save that names an older one is a conflict. */
export const version = z.number().int().nonnegative();

/** An instant: milliseconds since 1970, UTC. */
export const instantMs = z.number().int();
