const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What HTML does not show as it stands. */
const MARKED = /[&<>"'\n]/u;

/** A value as HTML shows it, its lines one below the other. */
export function inHtml(value: string): string {
  if (!MARKED.test(value)) return value;
  return value.replace(/[&<>"']/gu, (sign) => ESCAPED[sign] ?? sign).replace(/\r?\n/gu, '<br>');
}
