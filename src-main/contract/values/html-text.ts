const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A value as HTML shows it, its lines one below the other. */
export function inHtml(value: string): string {
  return value.replace(/[&<>"']/gu, (sign) => ESCAPED[sign] ?? sign).replace(/\r?\n/gu, '<br>');
}
