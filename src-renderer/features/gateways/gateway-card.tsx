import { Button } from '@mantine/core';
import { IconQrcode } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientGateway } from '../../../src-main/contract/gateways';
import type { Office } from '../../../src-main/contract/office';
import { formatDay } from '../../i18n/format';
import { CopyButton } from '../../ui/copy-button';
import { QrCode } from '../../ui/qr-code';
import { useKindWords } from './kind-words';
import { PaymentLink } from './payment-link';

interface GatewayCardProps {
  readonly attached: ClientGateway;
  readonly office: Office;
  /** Null where this operator may not. */
  readonly onEdit: (() => void) | null;
  readonly onDetach: (() => void) | null;
}

/** One gateway of a client: its reference, and its permanent link as text and as a code. */
export function GatewayCard({ attached, office, onEdit, onDetach }: GatewayCardProps) {
  const { t } = useTranslation();
  const kindWords = useKindWords();
  const [qr, setQr] = useState(false);
  const { gateway, kind, reference, link, attachedAtMs, retired } = attached;
  return (
    <li className="box-card gateway-card">
      <div className="gateway-card-head">
        <h3>{gateway}</h3>
        {retired && <span className="gateway-state">{t('gateways.tab.retired')}</span>}
      </div>
      <dl>
        <dt>{t('gateways.kind')}</dt>
        <dd>{kindWords(kind)}</dd>
        <dt>{t('gateways.reference')}</dt>
        <dd className="gateway-reference">{reference}</dd>
        {link && (
          <>
            <dt>{t('gateways.tab.link')}</dt>
            <dd>
              <PaymentLink link={link} />
            </dd>
          </>
        )}
        <dt>{t('box.since')}</dt>
        <dd>{formatDay(attachedAtMs, office.timeZone)}</dd>
      </dl>
      <div className="gateway-actions">
        <CopyButton
          text={link || reference}
          label={t(link ? 'gateways.tab.copyLink' : 'gateways.tab.copyReference')}
          name={`${t(link ? 'gateways.tab.copyLink' : 'gateways.tab.copyReference')}: ${gateway}`}
        />
        {link && (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconQrcode size={15} aria-hidden />}
            aria-expanded={qr}
            onClick={() => setQr(!qr)}
          >
            {t(qr ? 'gateways.tab.qrHide' : 'gateways.tab.qrShow')}
          </Button>
        )}
        {onEdit && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-label={`${t('gateways.tab.edit')}: ${gateway}`}
            onClick={onEdit}
          >
            {t('gateways.tab.change')}
          </Button>
        )}
        {onDetach && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-label={`${t('gateways.tab.detach')}: ${gateway}`}
            onClick={onDetach}
          >
            {t('gateways.tab.detach')}
          </Button>
        )}
      </div>
      {qr && link && (
        <div className="gateway-qr">
          <QrCode text={link} label={t('gateways.tab.qr', { gateway })} />
        </div>
      )}
    </li>
  );
}
