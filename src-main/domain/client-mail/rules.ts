import { type MailKind } from '../../contract/outbox';
import { mailVariables, neededVariables, type TemplateFields } from '../../contract/mail-templates';
import { inHtml } from '../../contract/values/html-text';

/** What stands for each name; a name that is not here is left as it is written. */
export type Values = Readonly<Record<string, string>>;

/** Whatever stands between braces, and braces that are never closed: a name with a blank in it is none, and would be mailed so. */
const WRITTEN = /\{\{(?:(?<name>[^{}]*)\}\}|(?<open>.{0,40}))/gu;
const VARIABLE = /\{\{\s*(?<name>[^{}\s]+)\s*\}\}/gu;
const PLACES = ['subject', 'text', 'html'] as const;

/** The first variable that a kind of message does not have, and where; undefined when all are right. */
export function wrongVariable(
  fields: Partial<TemplateFields>,
  known: readonly string[],
): { readonly field: (typeof PLACES)[number]; readonly name: string } | undefined {
  for (const field of PLACES) {
    for (const { groups } of (fields[field] ?? '').matchAll(WRITTEN)) {
      const { name, open = '' } = groups ?? {};
      if (name === undefined) return { field, name: `{{${open}` };
      if (!known.includes(name.trim())) return { field, name: name.trim() };
    }
  }
  return undefined;
}

/** The variable that a kind is of no use without, and where it is missing, or stands where everybody reads it. */
export function missingVariable(
  kind: MailKind,
  fields: TemplateFields,
): { readonly field: (typeof PLACES)[number]; readonly name: string } | undefined {
  const name = neededVariables[kind];
  if (name === undefined) return undefined;
  const has = (words: string) => [...words.matchAll(VARIABLE)].some(({ groups }) => groups?.name === name);
  if (has(fields.subject)) return { field: 'subject', name };
  if (!has(fields.text)) return { field: 'text', name };
  return fields.html === '' || has(fields.html) ? undefined : { field: 'html', name };
}

export function variablesOf(kind: MailKind): readonly string[] {
  return mailVariables[kind];
}

type Filled = (values: Values, shown?: (value: string) => string) => string;

/**
 * A template read once, to be filled in for many. Each variable goes in once, by its value: what a value itself says between
 * braces stays as it is, and nothing goes round.
 */
export function readOnce(template: string): Filled {
  const parts: { readonly before: string; readonly whole: string; readonly name: string }[] = [];
  let end = 0;
  for (const { 0: whole, index, groups } of template.matchAll(VARIABLE)) {
    parts.push({ before: template.slice(end, index), whole, name: groups?.name ?? '' });
    end = index + whole.length;
  }
  const after = template.slice(end);
  return (values, shown = (value) => value) => {
    let text = '';
    for (const { before, whole, name } of parts) {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      text += before + (value === undefined ? whole : shown(value));
    }
    return text + after;
  };
}

/** `writeMail` for many messages by one template. */
export function mailWriter({ subject, text, html }: TemplateFields): (values: Values) => TemplateFields {
  const [ofSubject, ofText, ofHtml] = [readOnce(subject), readOnce(text), readOnce(html)];
  return (values) => ({ subject: ofSubject(values), text: ofText(values), html: ofHtml(values, inHtml) });
}

export function writeMail(template: TemplateFields, values: Values): TemplateFields {
  return mailWriter(template)(values);
}
