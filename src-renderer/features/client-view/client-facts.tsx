import { IconMailOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '../../../src-main/contract/clients';
import type { Office } from '../../../src-main/contract/office';
import { query } from '../../api/client';
import { countryWords } from '../../i18n/country-words';
import { formatDay, formatMoment } from '../../i18n/format';
import { formatNationalId, formatPhone, formatTaxId } from '../../i18n/identity-format';
import { useReasonWords } from '../../i18n/reason-words';

/** Catalogue entries by their number; '' while the catalogue is on its way or nothing is set. */
function useCatalogName(): (id: number | null) => string {
  const { data } = useQuery(query.catalogs.list.queryOptions({ input: {} }));
  return (id) => data?.entries.find((entry) => entry.id === id)?.name ?? '';
}

interface ClientFactsProps {
  readonly client: Client;
  readonly office: Office;
  readonly mailMark: ReactNode;
}

/** Who the client is and where, in the specification's groups: what one is known by comes first. */
export function ClientFacts({ client, office, mailMark }: ClientFactsProps) {
  const { t } = useTranslation();
  const nameOf = useCatalogName();
  const words = countryWords(office.country);
  return (
    <>
      <Card
        title={t('view.personal')}
        below={
          <>
            {client.email === '' && (
              <p className="view-warning">
                <IconMailOff size={16} aria-hidden /> {t('box.noEmail')}
              </p>
            )}
            {mailMark}
          </>
        }
      >
        <Fact name={t('view.personType')} value={t(`personType.${client.personType}`)} />
        {client.personType === 'natural' && (
          <>
            <Fact name={t('field.firstName')} value={client.firstName} />
            <Fact name={t('field.middleName')} value={client.middleName} />
            <Fact name={t('field.lastName')} value={client.lastName} />
            <Fact name={t('field.secondLastName')} value={client.secondLastName} />
          </>
        )}
        <Fact name={t('field.customId')} value={client.customId} />
        <Fact name={t('box.internalId')} value={String(client.id)} />
        <Fact name={words.nationalId} value={formatNationalId(office.country, client.nationalId)} />
        <Fact name={words.taxId} value={formatTaxId(office.country, client.taxId)} />
        <Fact name={t('field.phone')} value={formatPhone(office.country, client.phone)} />
        <Fact name={t('field.mobile')} value={formatPhone(office.country, client.mobile)} />
        <Fact name={t('field.email')} value={client.email} />
      </Card>
      <Card title={t('box.place')}>
        <Fact name={t('field.address')} value={client.address} />
        <Fact name={t('field.cityId')} value={nameOf(client.cityId)} />
        <Fact name={t('field.provinceId')} value={nameOf(client.provinceId)} />
        <Fact name={t('field.neighborhoodId')} value={nameOf(client.neighborhoodId)} />
        <Fact name={t('field.zoneId')} value={nameOf(client.zoneId)} />
      </Card>
    </>
  );
}

/** What else is kept of the client, below what is done with it all day. */
export function FurtherFacts({ client, office }: Omit<ClientFactsProps, 'mailMark'>) {
  const { t } = useTranslation();
  const nameOf = useCatalogName();
  const reasonWords = useReasonWords();
  return (
    <>
      <Card title={t('box.more')}>
        <Fact name={t('field.sellerId')} value={nameOf(client.sellerId)} />
        <Fact name={t('field.collectorId')} value={nameOf(client.collectorId)} />
        <Fact name={t('box.since')} value={formatDay(client.createdAtMs, office.timeZone)} />
        <Fact name={t('box.changed')} value={formatMoment(client.updatedAtMs, office.timeZone)} />
        {client.formerNames.map(({ name, untilMs, reason }) => (
          <Fact
            key={untilMs}
            name={t('box.formerNames')}
            value={t('box.formerUntil', {
              name,
              date: formatDay(untilMs, office.timeZone),
              reason: reasonWords(reason),
            })}
          />
        ))}
      </Card>
      {client.notes && (
        <section className="view-card">
          <h2>{t('box.notes')}</h2>
          <p className="view-notes">{client.notes}</p>
        </section>
      )}
    </>
  );
}

export function Card({ title, below, children }: { title: string; below?: ReactNode; children: ReactNode }) {
  return (
    <section className="view-card">
      <h2>{title}</h2>
      <dl className="view-facts">{children}</dl>
      {below}
    </section>
  );
}

export function Fact({ name, value }: { name: string; value: string }) {
  const { t } = useTranslation();
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value || t('box.noData')}</dd>
    </div>
  );
}
