import { formatBytes } from './bytes';
import { i18n } from './setup';

/** So many bytes of what was measured; of what was not, that nobody knows. */
export function countedWords({ known }: { readonly known: boolean }, bytes: number): string {
  return known ? formatBytes(bytes) : i18n.t('consumption.notKnown');
}
