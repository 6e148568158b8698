import { Button } from '@mantine/core';
import { IconArrowMerge } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DuplicatePair, PairReason } from '../../../src-main/contract/duplicates';
import { useOfficeDetails } from '../../api/session';
import { useFieldName } from '../../i18n/field-names';
import { joinWords } from '../../i18n/format';
import { formatNationalId, formatPhone } from '../../i18n/identity-format';
import { Link } from '../../ui/router';
import { StateTag } from '../../ui/state-tag';
import { likelihood } from './merge-words';

interface PairCardProps {
  readonly pair: DuplicatePair;
  readonly onApart: () => void;
  readonly onMerge: () => void;
}

const TAGS = { sure: 'alerted', likely: 'alerted', maybe: 'deactivated' } as const;
const SHOWN = ['nationalId', 'phone', 'email', 'address'] as const satisfies readonly PairReason[];

/** Two clients beside each other, what is the same in both, and what to do about it. */
export function PairCard({ pair, onApart, onMerge }: PairCardProps) {
  const { t } = useTranslation();
  const country = useOfficeDetails()?.country ?? 'AR';
  const nameOf = useFieldName(country);
  const { clients, reasons } = pair;
  const [one, other] = clients;
  const names = { one: one.name, other: other.name };
  const like = likelihood(pair);
  const words = (client: (typeof clients)[number], field: (typeof SHOWN)[number]) => {
    if (field === 'nationalId') return formatNationalId(country, client.nationalId);
    return field === 'phone' ? formatPhone(country, client.phone) : client[field];
  };
  return (
    <section className="duplicates-pair" aria-label={t('duplicates.pair', names)}>
      <div className="duplicates-why">
        <span className={`tag ${TAGS[like]}`}>{t(`duplicates.${like}`)}</span>
        <span>
          {t('duplicates.same', { reasons: joinWords(reasons.map((reason) => t(`duplicates.reasons.${reason}`))) })}
        </span>
        <div className="duplicates-acts">
          <Button variant="default" size="compact-sm" aria-label={t('duplicates.apartOf', names)} onClick={onApart}>
            {t('duplicates.apart')}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconArrowMerge size={16} aria-hidden />}
            aria-label={t('duplicates.mergeOf', names)}
            onClick={onMerge}
          >
            {t('duplicates.merge')}
          </Button>
        </div>
      </div>
      <div className="duplicates-two">
        {clients.map((client) => (
          <div key={client.id} className="duplicates-one">
            <p className="duplicates-name">
              <Link to={`/clientes/${client.id}/ver`}>{client.name}</Link>
              {client.customId && <span className="duplicates-muted">{t('box.id', { id: client.customId })}</span>}
              {client.state === 'deactivated' && <StateTag state={client.state} />}
            </p>
            <dl>
              {SHOWN.map((field) => (
                <div key={field} className={reasons.includes(field) ? 'same' : ''}>
                  <dt>{nameOf(field)}</dt>
                  <dd>{words(client, field) || '—'}</dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </div>
    </section>
  );
}
