import { Button } from '@mantine/core';
import { IconEye, IconEyeOff, IconPrinter } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Device } from '../../../src-main/contract/devices';
import type { Office } from '../../../src-main/contract/office';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { formatDate, formatDay } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { CopyButton } from '../../ui/copy-button';
import { MailButton } from '../../ui/mail-button';
import { showProblem } from '../../ui/notices';
import { PrintSheet } from '../../ui/print-sheet';
import { QrCode } from '../../ui/qr-code';

interface DeviceProps {
  readonly device: Device;
  readonly office: Office;
}

interface DeviceCardProps extends DeviceProps {
  /** Deactivated, they are told no link and given no other. */
  readonly client: { readonly name: string; readonly state: 'active' | 'deactivated' };
  /** Null where this operator may not. */
  readonly onAsk: ((what: 'edit' | 'replace' | 'revoke') => void) | null;
}

/** One device. Its link is kept by this card alone, from when it is asked for until it is hidden or left. */
export function DeviceCard({ device, client, office, onAsk }: DeviceCardProps) {
  const { t } = useTranslation();
  const [link, setLink] = useState<string | null>(null);
  const { id, name, state } = device;
  const isActive = client.state === 'active';
  async function show(): Promise<void> {
    try {
      setLink((await api.devices.show({ id })).link);
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  }
  return (
    <li className="box-card">
      <DeviceHead device={device} office={office} />
      {onAsk && (
        <div className="device-actions">
          {state === 'live' && isActive && (
            <Button
              variant="default"
              size="compact-sm"
              leftSection={link === null ? <IconEye size={15} aria-hidden /> : <IconEyeOff size={15} aria-hidden />}
              aria-label={`${t(link === null ? 'devices.show' : 'devices.hide')}: ${name}`}
              onClick={() => (link === null ? void show() : setLink(null))}
            >
              {t(link === null ? 'devices.show' : 'devices.hide')}
            </Button>
          )}
          {state === 'live' && isActive && (
            <MailButton
              name={name}
              send={() => api.devices.mailLink({ id, version: device.version })}
              problemOf={(cause) => failureWords(readFailure(cause))}
            />
          )}
          {(isActive ? (['edit', 'replace', 'revoke'] as const) : (['edit', 'revoke'] as const)).map((what) => (
            <Button
              key={what}
              variant="subtle"
              color="gray"
              size="compact-sm"
              aria-label={`${t(`devices.${what}`)}: ${name}`}
              onClick={() => onAsk(what)}
            >
              {t(`devices.${what}`)}
            </Button>
          ))}
        </div>
      )}
      {link !== null && <ShownLink link={link} device={device} clientName={client.name} office={office} />}
    </li>
  );
}

/** One that serves no more: what it was, and since when. */
export function RevokedDevice({ device, office }: DeviceProps) {
  return (
    <li className="box-card">
      <DeviceHead device={device} office={office} />
    </li>
  );
}

function DeviceHead({ device, office }: DeviceProps) {
  const { t } = useTranslation();
  const { name, state, source, createdAtMs, expiresOn, lastUsedOn, revokedAtMs, revokedBy } = device;
  const end =
    expiresOn === null
      ? t('devices.noEnd')
      : t(state === 'expired' ? 'devices.expiredOn' : 'devices.expires', { date: formatDate(expiresOn) });
  const facts = [
    t('devices.since', { date: formatDay(createdAtMs, office.timeZone) }),
    revokedAtMs === null && end,
    lastUsedOn !== null && t('devices.lastUsed', { date: formatDate(lastUsedOn) }),
    revokedAtMs !== null && t('devices.revokedOn', { date: formatDay(revokedAtMs, office.timeZone), name: revokedBy }),
    t(`devices.source.${source}`),
  ].filter(Boolean);
  return (
    <>
      <div className="device-head">
        <h3>{name}</h3>
        <span className={`device-state ${state}`}>{t(`devices.state.${state}`)}</span>
      </div>
      <p className={state === 'revoked' ? 'device-facts alone' : 'device-facts'}>{facts.join(' · ')}</p>
    </>
  );
}

interface ShownLinkProps extends DeviceProps {
  readonly link: string;
  readonly clientName: string;
}

/** The link as text and as a code, to be copied or printed for the client. */
function ShownLink({ link, device, clientName, office }: ShownLinkProps) {
  const { t } = useTranslation();
  const [printing, setPrinting] = useState(false);
  const onPrinted = useCallback(() => setPrinting(false), []);
  const { name, expiresOn } = device;
  return (
    <div className="device-shown">
      <QrCode text={link} label={t('devices.qr', { name })} size={152} />
      <div>
        <p className="device-link" role="note" aria-label={t('devices.link', { name })}>
          {link}
        </p>
        <div className="device-actions">
          <CopyButton text={link} label={t('devices.copy')} name={`${t('devices.copy')}: ${name}`} />
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPrinter size={15} aria-hidden />}
            aria-label={`${t('action.print')}: ${name}`}
            onClick={() => setPrinting(true)}
          >
            {t('action.print')}
          </Button>
        </div>
      </div>
      {printing && (
        <PrintSheet onDone={onPrinted}>
          <div className="device-sheet">
            <h1>
              {office.name} · {t('devices.sheet.title')}
            </h1>
            <p>{t('devices.sheet.text')}</p>
            <dl>
              <dt>{t('devices.sheet.client')}</dt>
              <dd>{clientName}</dd>
              <dt>{t('devices.sheet.device')}</dt>
              <dd>{name}</dd>
            </dl>
            <QrCode text={link} label={t('devices.qr', { name })} size={260} />
            <p>
              <code>{link}</code>
            </p>
            {expiresOn !== null && <p>{t('devices.sheet.expires', { date: formatDate(expiresOn) })}</p>}
          </div>
        </PrintSheet>
      )}
    </div>
  );
}
