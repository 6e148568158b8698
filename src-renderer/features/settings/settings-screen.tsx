import { Fragment, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useActor } from '../../api/session';
import { Link } from '../../ui/router';
import './settings.css';

/** The groups of the list of sections, in their order; the office's own stands without a title. */
const groups = ['office', 'billing', 'advanced'] as const;

/** One section of Configuración, which its feature draws. */
export interface SettingsSection {
  /** What the address names it by. */
  readonly path: string;
  readonly group: (typeof groups)[number];
  readonly label: string;
  readonly administratorOnly?: boolean;
  readonly render: () => ReactNode;
}

interface SettingsScreenProps {
  readonly sections: readonly SettingsSection[];
  /** The section that the address names. */
  readonly current: string;
}

/** Configuración: the office, who signs in, and under Configuración avanzada the lists that clients point at. */
export function SettingsScreen({ sections, current }: SettingsScreenProps) {
  const { t } = useTranslation();
  const isAdministrator = useActor()?.role === 'administrator';
  const shown = sections.filter(({ administratorOnly }) => isAdministrator || !administratorOnly);
  const section = sections.find(({ path }) => path === current);
  const menu = useRef<HTMLElement>(null);
  // An address may name one that the menu has further down.
  useEffect(() => {
    menu.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <div className="settings">
      <header>
        <h1>{t('settings.title')}</h1>
      </header>
      <nav ref={menu} aria-label={t('settings.title')}>
        {groups.map((group) => (
          <Fragment key={group}>
            {group !== 'office' && <span className="group">{t(`settings.${group}`)}</span>}
            {shown
              .filter((each) => each.group === group)
              .map(({ path, label }) => (
                <Link key={path} to={`/configuracion/${path}`} aria-current={path === current ? 'page' : undefined}>
                  {label}
                </Link>
              ))}
          </Fragment>
        ))}
      </nav>
      <div className="settings-body">
        <div className="settings-page">
          {section && !shown.includes(section) ? <p>{t('settings.onlyAdministrators')}</p> : section?.render()}
        </div>
      </div>
    </div>
  );
}
