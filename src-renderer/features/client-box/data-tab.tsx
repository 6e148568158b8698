import { useQuery } from '@tanstack/react-query';
import { IconMailOff } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientRow } from '../../../src-main/contract/clients';
import type { Office } from '../../../src-main/contract/office';
import { query, queryClient } from '../../api/client';
import { useReadAhead } from '../../api/read-ahead';
import { countryWords } from '../../i18n/country-words';
import { formatDay, formatMoment } from '../../i18n/format';
import { formatNationalId, formatPhone, formatTaxId } from '../../i18n/identity-format';
import { useReasonWords } from '../../i18n/reason-words';

interface DataTabProps {
  readonly row: ClientRow;
  /** The client once the selection has come to rest; its notes and former names are then asked. */
  readonly restingId: number | null;
  readonly office: Office;
  /** What is known of the e-mail, from its own feature. */
  readonly mailMark: ReactNode;
}

/** The client's data at a glance, from the row that the list already holds. */
export function DataTab({ row, restingId, office, mailMark }: DataTabProps) {
  const { t } = useTranslation();
  const words = countryWords(office.country);
  return (
    <>
      <Group title={t('box.contact')}>
        <Fact name={words.nationalId} value={formatNationalId(office.country, row.nationalId)} />
        <Fact name={words.taxId} value={formatTaxId(office.country, row.taxId)} />
        <Fact name={t('column.phone')} value={formatPhone(office.country, row.phone)} />
        <Fact name={t('column.mobile')} value={formatPhone(office.country, row.mobile)} />
        <Fact name={t('column.email')} value={row.email} />
        {row.email === '' && (
          <p className="box-warning">
            <IconMailOff size={16} aria-hidden /> {t('box.noEmail')}
          </p>
        )}
        {mailMark}
      </Group>
      <Group title={t('box.place')}>
        <Fact name={t('column.address')} value={row.address} />
        <Fact name={t('column.neighborhood')} value={row.neighborhood} />
        <Fact name={t('column.zone')} value={row.zone} />
        <Fact name={t('column.city')} value={row.city} />
        <Fact name={t('column.province')} value={row.province} />
      </Group>
      <Group title={t('box.more')}>
        {row.seller && <Fact name={t('column.seller')} value={row.seller} />}
        {row.collector && <Fact name={t('column.collector')} value={row.collector} />}
        <Fact name={t('box.internalId')} value={String(row.id)} />
        <Fact name={t('box.since')} value={formatDay(row.createdAtMs, office.timeZone)} />
        <Fact name={t('box.changed')} value={formatMoment(row.updatedAtMs, office.timeZone)} />
      </Group>
      {restingId === row.id && <MoreOfClient id={restingId} office={office} />}
    </>
  );
}

/** What only the client itself tells: its notes and former names. */
function MoreOfClient({ id, office }: { id: number; office: Office }) {
  const { t } = useTranslation();
  const reasonWords = useReasonWords();
  const { data: full } = useQuery(query.clients.get.queryOptions({ input: { id } }));
  useReadAhead((next, context) =>
    queryClient.prefetchQuery(query.clients.get.queryOptions({ input: { id: next }, context })),
  );
  return (
    <>
      {full?.notes && (
        <section className="box-card">
          <h3>{t('box.notes')}</h3>
          <p className="box-notes">{full.notes}</p>
        </section>
      )}
      {full && full.formerNames.length > 0 && (
        <section className="box-card">
          <h3>{t('box.formerNames')}</h3>
          <ul className="box-former">
            {full.formerNames.map(({ name, untilMs, reason }) => (
              <li key={untilMs}>
                {t('box.formerUntil', { name, date: formatDay(untilMs, office.timeZone), reason: reasonWords(reason) })}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="box-card">
      <h3>{title}</h3>
      <div className="box-facts">{children}</div>
    </section>
  );
}

/** Memoised: the arrow key held down changes some values and none of the names. */
const Fact = memo(function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div className="box-fact">
      <span className="box-fact-name">{name}</span>
      <span className="box-fact-value" title={value}>
        {value || '—'}
      </span>
    </div>
  );
});
