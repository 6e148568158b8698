import { UnstyledButton } from '@mantine/core';
import {
  IconCash,
  IconChartBar,
  IconCloudOff,
  IconFileInvoice,
  IconMail,
  IconSearch,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react';
import { type MouseEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Office } from '../../src-main/contract/office';
import type { Actor } from '../../src-main/contract/session';
import { useConnection, useLongLost } from '../api/connection';
import { MailPill } from '../features/mail';
import { CopyBanner, DayDoubt, DemoBanner, SynchroniserWarning } from '../features/office-folder';
import { RailViews } from '../features/saved-views';
import { useWindowKeys } from '../ui/keys';
import { KeysHelp } from '../ui/keys-help';
import { showNotice } from '../ui/notices';
import { awaitQuickSearch, focusQuickSearch, searchKey } from '../ui/quick-search';
import { leaveThen, Link, navigate, usePath } from '../ui/router';
import { viewAddress } from './client-addresses';
import { OperatorMenu } from './operator-menu';
import './frame.css';

interface FrameProps {
  readonly office: Office;
  readonly actor: Actor;
  readonly children: ReactNode;
}

/** The rail, the top bar and, between them, a screen. */
export function Frame({ office, actor, children }: FrameProps) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${office.name} · Abonado`;
  }, [office.name]);
  return (
    <div className="frame">
      <a className="skip" href="#content" onClick={skipToContent}>
        {t('skip')}
      </a>
      <Rail />
      <section className="top" aria-label={t('top.label')}>
        <span className="top-office">{office.name}</span>
        <TopSearch />
        <div className="pills">
          <ConnectionPill />
          <MailPill />
        </div>
        <OperatorMenu actor={actor} />
      </section>
      <main id="content" className="content" tabIndex={-1}>
        <LongLost />
        {office.demo && <DemoBanner />}
        <CopyBanner />
        <DayDoubt mayConfirm={actor.role !== 'viewer'} />
        <SynchroniserWarning />
        {children}
      </main>
      <KeysHelp />
    </div>
  );
}

/** The hash is the address of the screen, so the skip link moves the focus itself. */
function skipToContent(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}

/** Which of the rail's places a screen is of. */
function placeOf(path: string): 'clients' | 'payments' | 'billing' | 'mail' | 'reports' | 'settings' {
  if (path.startsWith('/configuracion')) return 'settings';
  if (path.startsWith('/cobranzas')) return 'payments';
  if (path.startsWith('/correo')) return 'mail';
  if (path.startsWith('/informes')) return 'reports';
  return path.startsWith('/facturacion') ? 'billing' : 'clients';
}

function Rail() {
  const { t } = useTranslation();
  const place = placeOf(usePath());
  const current = (name: typeof place) => (name === place ? 'page' : undefined);
  return (
    <nav className="rail" aria-label={t('rail.label')}>
      <span className="logo" aria-hidden="true">
        A
      </span>
      <Link to="/clientes" className="rail-link" aria-current={current('clients')}>
        <IconUsers size={20} stroke={1.75} aria-hidden />
        {t('rail.clients')}
      </Link>
      <RailViews addressOf={viewAddress} />
      <Link to="/cobranzas" className="rail-link" aria-current={current('payments')}>
        <IconCash size={20} stroke={1.75} aria-hidden />
        {t('rail.payments')}
      </Link>
      <Link to="/facturacion" className="rail-link" aria-current={current('billing')}>
        <IconFileInvoice size={20} stroke={1.75} aria-hidden />
        {t('rail.billing')}
      </Link>
      <Link to="/correo" className="rail-link" aria-current={current('mail')}>
        <IconMail size={20} stroke={1.75} aria-hidden />
        {t('rail.mail')}
      </Link>
      <Link to="/informes" className="rail-link" aria-current={current('reports')}>
        <IconChartBar size={20} stroke={1.75} aria-hidden />
        {t('rail.reports')}
      </Link>
      <Link to="/configuracion" className="rail-link rail-end" aria-current={current('settings')}>
        <IconSettings size={20} stroke={1.75} aria-hidden />
        {t('rail.settings')}
      </Link>
    </nav>
  );
}

function openSearch(): void {
  if (focusQuickSearch()) return;
  leaveThen(() => {
    awaitQuickSearch('/clientes');
    navigate('/clientes');
  });
}

function TopSearch() {
  const { t } = useTranslation();
  const keys = useMemo(() => ({ 'mod+k': openSearch }), []);
  useWindowKeys(keys);
  return (
    <UnstyledButton className="top-search" onClick={openSearch} aria-keyshortcuts={searchKey.name}>
      <IconSearch size={16} stroke={1.75} aria-hidden />
      {t('top.search')}
      <kbd aria-hidden="true">{searchKey.shown}</kbd>
    </UnstyledButton>
  );
}

/** What to do when the core does not come back by itself. */
function LongLost() {
  const { t } = useTranslation();
  return useLongLost() ? (
    <p className="long-lost" role="alert">
      {t('connection.lostLong')}
    </p>
  ) : null;
}

/** Says that the core went down, and that it came back. */
function ConnectionPill() {
  const { t } = useTranslation();
  const connection = useConnection();
  const wasLost = useRef(false);
  useEffect(() => {
    if (connection === 'open' && wasLost.current) showNotice({ message: t('connection.back') });
    wasLost.current = connection === 'lost';
  }, [connection, t]);
  return (
    <span role="status" className={connection === 'lost' ? 'pill' : 'pill-none'}>
      {connection === 'lost' && (
        <>
          <IconCloudOff size={16} stroke={1.75} aria-hidden /> {t('connection.lost')}
        </>
      )}
    </span>
  );
}
