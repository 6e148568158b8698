import { type MailKind } from '../../contract/outbox';
import { mailVariables, type TemplateFields } from '../../contract/mail-templates';

/** What stands for each name; a name that is not here is left as it is written. */
export type Values = Readonly<Record<string, string>>;

const VARIABLE = /\{\{\s*(?<name>[^{}\s]+)\s*\}\}/gu;
const PLACES = ['subject', 'text', 'html'] as const;

/** The first variable that a kind of message does not have, and where; undefined when all are right. */
export function wrongVariable(
  fields: Partial<TemplateFields>,
  known: readonly string[],
): { readonly field: (typeof PLACES)[number]; readonly name: string } | undefined {
  for (const field of PLACES) {
    for (const { groups } of (fields[field] ?? '').matchAll(VARIABLE)) {
      const name = groups?.name ?? '';
      if (!known.includes(name)) return { field, name };
    }
  }
  return undefined;
}

export function variablesOf(kind: MailKind): readonly string[] {
  return mailVariables[kind];
}

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A value as HTML shows it, its lines one below the other. */
function inHtml(value: string): string {
  return value.replace(/[&<>"']/gu, (sign) => ESCAPED[sign] ?? sign).replace(/\r?\n/gu, '<br>');
}

/** Each variable once, by its value: what a value itself says between braces stays as it is, and nothing goes round. */
export function fillIn(template: string, values: Values): string {
  return template.replace(VARIABLE, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  );
}

export function writeMail({ subject, text, html }: TemplateFields, values: Values): TemplateFields {
  const escaped = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, inHtml(value)]));
  return { subject: fillIn(subject, values), text: fillIn(text, values), html: fillIn(html, escaped) };
}
