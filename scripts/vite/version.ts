import { readFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

/** What a diagnosis says that it is of. */
export const abonadoVersion = { 'process.env.ABONADO_VERSION': JSON.stringify(version) };
