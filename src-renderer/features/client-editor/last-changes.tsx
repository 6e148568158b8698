import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../../src-main/contract/audit';
import type { Office } from '../../../src-main/contract/office';
import { query } from '../../api/client';
import { useOfficeDetails } from '../../api/session';
import { useActWords, useChangeWords } from '../../i18n/audit-words';
import { useFieldName } from '../../i18n/field-names';
import { formatMoment } from '../../i18n/format';
import { Link } from '../../ui/router';

const SHOWN = 4;

/** The last changes, so that the clerk sees what was corrected before. */
export function LastChangesCard({ clientId }: { readonly clientId: number }) {
  const { t } = useTranslation();
  const office = useOfficeDetails();
  const { data } = useQuery(query.audit.list.queryOptions({ input: { clientId, offset: 0, limit: SHOWN } }));
  const entries = (data?.entries ?? []).slice(0, SHOWN).filter((entry) => entry.action !== 'created');
  if (entries.length === 0 || !office) return null;
  return (
    <section className="editor-card" aria-label={t('editor.lastChanges')}>
      <h2>{t('editor.lastChanges')}</h2>
      {entries.map((entry) => (
        <LastChange key={entry.id} entry={entry} office={office} />
      ))}
      <Link to={`/clientes/${clientId}/ver`} className="editor-link">
        {t('editor.allChanges')}
      </Link>
    </section>
  );
}

/** As the tab Auditorías says it; what was done without a field by its own name. */
function LastChange({ entry, office }: { readonly entry: AuditEntry; readonly office: Office }) {
  const { t } = useTranslation();
  const nameOf = useFieldName(office.country);
  const titleOf = useActWords();
  const { before, after } = useChangeWords(office.country)(entry, false);
  return (
    <p className="editor-change">
      <span>
        {formatMoment(entry.atMs, office.timeZone)} · {entry.operator || t('audit.byNobody')}
      </span>
      {entry.field === '' ? (
        <span>{titleOf(entry)}</span>
      ) : (
        <span>
          {nameOf(entry.field)}:{' '}
          {before !== null && (
            <>
              <del>{before}</del> →{' '}
            </>
          )}
          <ins>{after}</ins>
        </span>
      )}
    </p>
  );
}
