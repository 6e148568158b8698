import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { plainCatalogKind } from '../../../src-main/contract/catalogs';
import { useActor } from '../../api/session';
import { Link } from '../../ui/router';
import { CatalogSection } from './catalog-section';
import { OfficeSection } from './office-section';
import { OperatorsSection } from './operators-section';
import './settings.css';

interface SettingsScreenProps {
  /** Which section the address names; the office's when it names none. */
  readonly section: string;
  /** The list of imports, which another feature draws. */
  readonly imports: ReactNode;
  /** The office's copies, which another feature draws. */
  readonly backups: ReactNode;
}

/** Configuración: the office, who signs in, and under Configuración avanzada the lists that clients point at. */
export function SettingsScreen({ section, imports, backups }: SettingsScreenProps) {
  const { t } = useTranslation();
  const isAdministrator = useActor()?.role === 'administrator';
  const kind = plainCatalogKind.options.find((one) => one === section);
  const link = (to: string, label: string) => (
    <Link to={`/configuracion/${to}`} aria-current={to === section ? 'page' : undefined}>
      {label}
    </Link>
  );
  return (
    <div className="settings">
      <header>
        <h1>{t('settings.title')}</h1>
      </header>
      <nav aria-label={t('settings.title')}>
        {link('oficina', t('settings.office'))}
        {isAdministrator && link('operadores', t('settings.operators'))}
        {isAdministrator && link('respaldos', t('backups.title'))}
        {link('importaciones', t('settings.imports'))}
        <span className="group">{t('settings.advanced')}</span>
        {plainCatalogKind.options.map((one) => (
          <span key={one} style={{ display: 'contents' }}>
            {link(one, t(`settings.kinds.${one}`))}
          </span>
        ))}
      </nav>
      <div className="settings-body">
        <div className="settings-page">
          {section === 'oficina' && <OfficeSection />}
          {section === 'operadores' &&
            (isAdministrator ? <OperatorsSection /> : <p>{t('settings.onlyAdministrators')}</p>)}
          {section === 'respaldos' && backups}
          {section === 'importaciones' && (
            <>
              <h2>{t('settings.imports')}</h2>
              {imports}
            </>
          )}
          {kind && <CatalogSection key={kind} kind={kind} />}
        </div>
      </div>
    </div>
  );
}
