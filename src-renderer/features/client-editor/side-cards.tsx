import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ClientFields } from '../../../src-main/contract/clients';
import { query } from '../../api/client';
import { useOfficeDetails } from '../../api/session';
import { useFieldName } from '../../i18n/field-names';
import { formatMoment } from '../../i18n/format';
import { Link } from '../../ui/router';

const PAUSE_MS = 250;

/** Clients that may be this one, found while it is typed. */
export function DuplicatesCard({ fields, clientId }: { fields: ClientFields; clientId?: number | undefined }) {
  const { t } = useTranslation();
  const { name, address, nationalId, phone, mobile, email } = fields;
  const draft = {
    name,
    address,
    nationalId,
    phone,
    mobile,
    email,
    ...(clientId === undefined ? {} : { exceptId: clientId }),
  };
  const [settled] = useDebouncedValue(draft, PAUSE_MS);
  const { data } = useQuery({
    ...query.clients.duplicates.queryOptions({ input: settled }),
    placeholderData: (previous) => previous,
  });
  const duplicates = data?.duplicates ?? [];
  if (duplicates.length === 0) return null;
  return (
    <section className="editor-card" aria-label={t('editor.duplicates')} aria-live="polite">
      <h2>{t('editor.duplicates')}</h2>
      {duplicates.map((duplicate) => (
        <div key={duplicate.id} className="editor-duplicate">
          <Link to={`/clientes/${duplicate.id}/ver`}>{duplicate.name}</Link>
          <p>
            {[
              duplicate.customId && `ID ${duplicate.customId}`,
              duplicate.state === 'deactivated' && t('clientState.deactivated'),
              ...duplicate.reasons.map((reason) => t(`editor.reasons.${reason}`)),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
      ))}
    </section>
  );
}

const SHOWN = 4;

/** The last changes, so that the clerk sees what was corrected before. */
export function LastChangesCard({ clientId }: { clientId: number }) {
  const { t } = useTranslation();
  const office = useOfficeDetails();
  const fieldName = useFieldName(office?.country ?? 'AR');
  const { data } = useQuery(query.audit.list.queryOptions({ input: { clientId, offset: 0, limit: SHOWN } }));
  const entries = (data?.entries ?? []).filter((entry) => entry.action !== 'created');
  if (entries.length === 0 || !office) return null;
  return (
    <section className="editor-card">
      <h2>{t('editor.lastChanges')}</h2>
      {entries.map((entry) => (
        <p key={entry.id} className="editor-change">
          <span>
            {formatMoment(entry.atMs, office.timeZone)} · {entry.operator}
          </span>
          <span>
            {fieldName(entry.field)}: <del>{entry.before || t('audit.empty')}</del> →{' '}
            <ins>{entry.after || t('audit.empty')}</ins>
          </span>
        </p>
      ))}
    </section>
  );
}
