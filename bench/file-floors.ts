import { createWriteStream, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, deflateRawSync } from 'node:zlib';
import type Sqlite from 'better-sqlite3';
import { CATALOG_JOINS } from './floors';

// The floors of what is handed out: the same file, written by the simplest code that gives it.

const HEADERS =
  'ID cliente|Nombre|Observaciones|E-mail|Teléfono|Teléfono celular|Dirección|Barrio|Zona|Documento/cédula|Ciudad|Provincia/estado/región|Facturación habilitada|Tipo de factura|Condición impositiva|Número de identificación tributaria|Número de facturas impagas|Balance de facturas impagas|Información de Pasarelas de Pago|Creado el|Última modificación'.split(
    '|',
  );

/** Rows of 21 columns, as plain arrays: 16 texts, a count, an amount, a text and two instants by the office's clock. */
function* exportRows(sqlite: Sqlite.Database): Generator<(string | number)[]> {
  const statement = sqlite.prepare<[], (string | number)[]>(`
    SELECT c.custom_id, c.name, c.notes, c.email, c.phone, c.mobile, c.address, coalesce(neighborhood.name, ''),
      coalesce(zone.name, ''), c.national_id, coalesce(city.name, ''), coalesce(province.name, ''),
      CASE WHEN billing.enabled THEN 'Sí' WHEN billing.legal_entity_id OR billing.tax_condition_id THEN 'No'
        ELSE coalesce(nullif(carried.billing_enabled, ''), iif(billing.client_id, 'No', '')) END,
      coalesce(type.code, carried.invoice_type, ''), coalesce(condition.name, carried.tax_condition, ''), c.tax_id,
      account.unpaid_invoices, account.balance_cents / 100.0,
      concat_ws(' | ', (SELECT group_concat(g.name || ': ' || own.reference, ' | ') FROM client_gateways own
        JOIN gateways g ON g.id = own.gateway_id WHERE own.client_id = c.id AND own.detached_at_ms IS NULL),
        nullif(carried.gateways, '')),
      c.created_at_ms - ${BEHIND_UTC_MS}, c.updated_at_ms - ${BEHIND_UTC_MS},
      ${IS_BY_LIST} AS isByList, carried.unpaid_count, carried.unpaid_balance_cents / 100.0
    FROM clients c NOT INDEXED ${CATALOG_JOINS}
    JOIN client_accounts account ON account.client_id = c.id
    LEFT JOIN client_carried_columns carried ON carried.client_id = c.id
    LEFT JOIN client_billing billing ON billing.client_id = c.id
    LEFT JOIN tax_conditions condition ON condition.id = billing.tax_condition_id
    LEFT JOIN legal_entities issuer ON issuer.id = billing.legal_entity_id
    LEFT JOIN invoice_type_rules rule
      ON rule.issuer_condition_id = issuer.condition_id AND rule.client_condition_id = billing.tax_condition_id
    LEFT JOIN invoice_types type ON type.id = rule.invoice_type_id
    WHERE c.state = 'active' ORDER BY c.id`);
  for (const row of statement.raw().iterate()) {
    const [isByList, count = 0, balance = 0] = row.splice(COLUMNS);
    // Asked once: SQLite would look for what was posted for each of the two.
    if (isByList) row.splice(COUNT_COLUMN, 2, count, balance);
    yield row;
  }
}

const COLUMNS = HEADERS.length;
const COUNT_COLUMN = 16;

/** The seeded office's clock, the whole year. */
const BEHIND_UTC_MS = 3 * 3_600_000;

/** What is unpaid is the list's until anything of the client's own was posted. */
const IS_BY_LIST = `(carried.unpaid_count OR carried.unpaid_balance_cents)
  AND NOT EXISTS (SELECT 1 FROM debits WHERE client_id = c.id AND cancelled_at_ms IS NULL)
  AND NOT EXISTS (SELECT 1 FROM payments WHERE client_id = c.id)
  AND NOT EXISTS (SELECT 1 FROM credits WHERE client_id = c.id AND cancelled_at_ms IS NULL)
  AND NOT EXISTS (SELECT 1 FROM standing_openings WHERE client_id = c.id)`;

const FIRST_DATE_COLUMN = 19;

const writtenDate = (iso: string) => `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)} ${iso.slice(11, 19)}`;

function* csvText(sqlite: Sqlite.Database): Generator<string> {
  yield `\uFEFF${HEADERS.join(';')}\r\n`;
  let chunk = '';
  for (const row of exportRows(sqlite)) {
    const cells = row.map((cell, column) => {
      if (column >= FIRST_DATE_COLUMN) return writtenDate(new Date(cell).toISOString());
      if (typeof cell === 'number') return String(cell).replace('.', ',');
      const text = /^[=+\-@]/u.test(cell) ? `'${cell}` : cell;
      return /[";\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    });
    chunk += `${cells.join(';')}\r\n`;
    if (chunk.length > 65_536) {
      yield chunk;
      chunk = '';
    }
  }
  yield chunk;
}

export async function csvFloor(sqlite: Sqlite.Database, path: string): Promise<void> {
  await pipeline(Readable.from(csvText(sqlite)), createWriteStream(path));
}

const escapeXml = (text: string) =>
  /[&<>]/u.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text;
const textCell = (text: string) =>
  text === '' ? '<c/>' : `<c t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
/** A spreadsheet counts days from 30 December 1899. */
const dateCell = (ms: number) => `<c s="1"><v>${ms / 86_400_000 + 25_569}</v></c>`;

function sheetXml(sqlite: Sqlite.Database): Buffer {
  const parts = [Buffer.from(`<worksheet xmlns="${MAIN}"><sheetData><row>${HEADERS.map(textCell).join('')}</row>`)];
  let chunk = '';
  for (const row of exportRows(sqlite)) {
    chunk += '<row>';
    row.forEach((cell, column) => {
      if (typeof cell === 'string') chunk += textCell(cell);
      else chunk += column >= FIRST_DATE_COLUMN ? dateCell(cell) : `<c><v>${cell}</v></c>`;
    });
    chunk += '</row>';
    if (chunk.length > 1_000_000) {
      parts.push(Buffer.from(chunk));
      chunk = '';
    }
  }
  parts.push(Buffer.from(`${chunk}</sheetData></worksheet>`));
  return Buffer.concat(parts);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const FRAME: readonly (readonly [string, string])[] = [
  [
    '[Content_Types].xml',
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${KIND}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${KIND}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${KIND}.styles+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="Clientes" sheetId="1" r:id="r1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  ],
  [
    'xl/styles.xml',
    `<styleSheet xmlns="${MAIN}"><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  ],
];

/** Hand-written sheet XML through the fastest deflate. */
export function xlsxFloor(sqlite: Sqlite.Database, path: string): void {
  const files = [
    ...FRAME.map(([name, text]) => ({ name, bytes: Buffer.from(text) })),
    { name: 'xl/worksheets/sheet1.xml', bytes: sheetXml(sqlite) },
  ];
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes } of files) {
    const packed = deflateRawSync(bytes, { level: 1 });
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), packed]);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), fields, place, Buffer.from(name)]));
    body.push(local);
    at += local.length;
  }
  const directoryBytes = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directoryBytes.length, 12);
  end.writeUInt32LE(at, 16);
  writeFileSync(path, Buffer.concat([...body, directoryBytes, end]));
}
