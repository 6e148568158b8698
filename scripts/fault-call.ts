/** Calls an endpoint of an office that is open, as whoever is signed in there. */
export type Call = (feature: string, verb: string, input: unknown) => Promise<unknown>;
