import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconLogout } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Actor } from '../../src-main/contract/session';
import { api, queryClient } from '../api/client';
import { readFailure } from '../api/failure';
import { changeLanguage, failureWords, i18n, languages } from '../i18n/setup';
import { showProblem } from '../ui/notices';

const themes = ['light', 'dark', 'auto'] as const;
/** Each language by its own name, so that who reads only it finds it. */
const LANGUAGE_NAMES = { es: 'Español', en: 'English' } as const;

async function signOut(): Promise<void> {
  try {
    await api.session.signOut({});
    queryClient.clear();
    window.location.reload();
  } catch (cause) {
    showProblem(failureWords(readFailure(cause)));
  }
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
}

/** Theme, language and sign-out of whoever is signed in. */
export function OperatorMenu({ actor }: { actor: Actor }) {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end" width={230} shadow="md">
      <Menu.Target>
        <UnstyledButton
          className="who"
          data-initials={initialsOf(actor.name)}
          aria-label={t('top.menu', { name: actor.name })}
        />
      </Menu.Target>
      <Menu.Dropdown>
        <div className="who-name">
          <strong>{actor.name}</strong>
          <span>{t(`role.${actor.role}`)}</span>
        </div>
        <Menu.Divider />
        <Menu.Label>{t('top.theme')}</Menu.Label>
        {themes.map((theme) => (
          <Choice
            key={theme}
            label={t(`theme.${theme}`)}
            on={colorScheme === theme}
            onChoose={() => setColorScheme(theme)}
          />
        ))}
        <Menu.Label>{t('top.language')}</Menu.Label>
        {languages.map((language) => (
          <Choice
            key={language}
            label={LANGUAGE_NAMES[language]}
            on={i18n.language === language}
            onChoose={() => changeLanguage(language)}
          />
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void signOut()}>
          {t('top.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Choice({ label, on, onChoose }: { label: string; on: boolean; onChoose: () => void }) {
  return (
    <Menu.Item
      role="menuitemradio"
      aria-checked={on}
      onClick={onChoose}
      rightSection={on ? <IconCheck size={16} aria-hidden /> : null}
    >
      {label}
    </Menu.Item>
  );
}
