import { Button, Popover, SegmentedControl, Stack, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconLock, IconLogout } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Actor } from '../../src-main/contract/session';
import { api, queryClient } from '../api/client';
import { readFailure } from '../api/failure';
import { lockNow } from '../features/sign-in';
import { changeLanguage, failureWords, i18n, languages } from '../i18n/setup';
import { showProblem } from '../ui/notices';
import { leaveThen } from '../ui/router';
import { initialsOf } from '../ui/initials';
import { CopyDiagnosis } from './copy-diagnosis';

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

function chooseLanguage(value: string): void {
  const language = languages.find((one) => one === value);
  if (language) changeLanguage(language);
}

/** Theme, language and sign-out of whoever is signed in. */
export function OperatorMenu({ actor }: { actor: Actor }) {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  function chooseTheme(value: string): void {
    const theme = themes.find((one) => one === value);
    if (theme) setColorScheme(theme);
  }
  return (
    <Popover position="bottom-end" width={260} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className="who"
          data-initials={initialsOf(actor.name)}
          aria-label={t('top.menu', { name: actor.name })}
        />
      </Popover.Target>
      <Popover.Dropdown aria-label={t('top.menu', { name: actor.name })}>
        <Stack gap={10}>
          <div className="who-name">
            <strong>{actor.name}</strong>
            <span>{t(`role.${actor.role}`)}</span>
          </div>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label={t('top.theme')}
            value={colorScheme}
            onChange={chooseTheme}
            data={themes.map((theme) => ({ value: theme, label: t(`theme.${theme}`) }))}
          />
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label={t('top.language')}
            value={i18n.language}
            onChange={chooseLanguage}
            data={languages.map((language) => ({ value: language, label: LANGUAGE_NAMES[language] }))}
          />
          <CopyDiagnosis />
          <Button variant="default" leftSection={<IconLock size={16} aria-hidden />} onClick={lockNow}>
            {t('top.lock')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconLogout size={16} aria-hidden />}
            onClick={() => leaveThen(() => void signOut())}
          >
            {t('top.signOut')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
