import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import type { Failure } from '../../../src-main/contract/failures';
import { es } from '../../i18n/locales/es';
import { useTranslation } from 'react-i18next';
import { failureWords } from '../../i18n/setup';
import { Link } from '../../ui/router';

function isReason(reason: unknown): reason is keyof typeof es.contracts.problems {
  return typeof reason === 'string' && Object.hasOwn(es.contracts.problems, reason);
}

/** To the other client that a field of the form speaks of. */
export function ClientLink({ clientId, name }: { readonly clientId: number; readonly name: string }) {
  const { t } = useTranslation();
  return (
    <Link to={`/clientes/${clientId}/ver`} className="contract-link">
      {t('editor.viewName', { name })}
    </Link>
  );
}

/** A field's problem in words that say how to mend it; what is another client's links to that one. */
export function problemWords(t: TFunction, { code, field, params }: Failure): ReactNode {
  const { reason, name, clientId } = params;
  if (code === 'VALIDATION') {
    if (reason === 'unmatched') return t('editor.unmatched', { name: String(params.text ?? '').trim() });
    return isReason(reason) ? t(`contracts.problems.${reason}`) : t('editor.invalid');
  }
  const words = failureWords({ code, field, params });
  if (typeof clientId !== 'number' || typeof name !== 'string') return words;
  return (
    <>
      {words} <ClientLink clientId={clientId} name={name} />
    </>
  );
}
