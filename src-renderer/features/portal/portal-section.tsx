import { Button, Select, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../src-main/contract/failures';
import { passwordGroups, type PortalSettings } from '../../../src-main/contract/portal';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { saveFile } from '../../api/files';
import { useActor } from '../../api/session';
import { newTaskId, runTask } from '../../api/tasks';
import { formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { FailedPanel, LoadingPanel } from '../../ui/state-panel';
import { useOnce } from '../../ui/use-once';
import './portal.css';

const LETTERS_OF_GROUP = 4;

/** Configuración del Portal (specification §7): where clients sign in, and how their passwords are made. */
export function PortalSection() {
  const { t } = useTranslation();
  const isAdministrator = useActor()?.role === 'administrator';
  const { data, error, refetch } = useQuery(query.portal.settings.queryOptions({ input: {} }));
  if (error) return <FailedPanel text={failureWords(readFailure(error))} onRetry={() => void refetch()} />;
  if (!data) return <LoadingPanel />;
  return (
    <>
      <h2>{t('portal.settings.title')}</h2>
      <p>{t('portal.settings.intro')}</p>
      {/* What another window saved is what this one goes on from. */}
      <PortalForm key={data.version} settings={data} readOnly={!isAdministrator} />
      {isAdministrator && data.name !== '' && <Logins />}
    </>
  );
}

function PortalForm({ settings, readOnly }: { readonly settings: PortalSettings; readonly readOnly: boolean }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(settings);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { busy, once } = useOnce();
  const changed = JSON.stringify(draft) !== JSON.stringify(settings);

  async function save(): Promise<void> {
    try {
      await api.portal.saveSettings(draft);
      showNotice({ message: t('settings.saved') });
    } catch (cause) {
      const refused = readFailure(cause);
      setFailure(refused);
      if (refused.field === undefined) showProblem(failureWords(refused));
    }
  }

  const field = (name: 'name' | 'address', longest: number) => ({
    label: t(`portal.settings.${name}`),
    description: t(`portal.settings.${name}Help`),
    w: 460,
    maw: '100%',
    maxLength: longest,
    readOnly,
    error: failure?.field === name ? failureWords(failure) : undefined,
    value: draft[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      setFailure(null);
      setDraft({ ...draft, [name]: event.currentTarget.value });
    },
  });
  return (
    <form
      className="settings-column"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void once(save);
      }}
    >
      <TextInput {...field('name', 80)} placeholder={t('portal.settings.nameHint')} />
      <TextInput {...field('address', 300)} type="url" placeholder={t('portal.settings.addressHint')} />
      <Select
        w={260}
        label={t('portal.settings.length')}
        description={t('portal.settings.lengthHelp')}
        allowDeselect={false}
        readOnly={readOnly}
        data={passwordGroups.map((groups) => ({
          value: String(groups),
          label: t('portal.settings.letters', { count: groups * LETTERS_OF_GROUP }),
        }))}
        value={String(draft.passwordGroups)}
        onChange={(value) => value !== null && setDraft({ ...draft, passwordGroups: Number(value) })}
      />
      {!readOnly && (
        <Button type="submit" disabled={!changed || busy}>
          {t('settings.save')}
        </Button>
      )}
    </form>
  );
}

/** The file by which whoever runs the portal knows who may sign in. */
function Logins() {
  const { t } = useTranslation();
  const { busy, once } = useOnce();
  async function write(): Promise<void> {
    const taskId = newTaskId();
    try {
      const { fileToken, fileName, rows } = await runTask(taskId, () => api.portal.saveLogins({ taskId }));
      if (await saveFile(fileToken, fileName))
        showNotice({ message: t('portal.logins.done', { count: rows, formatted: formatNumber(rows), fileName }) });
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  }
  return (
    <section className="portal-logins">
      <h3>{t('portal.logins.title')}</h3>
      <p>{t('portal.logins.text')}</p>
      <Button
        variant="default"
        loading={busy}
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={() => void once(write)}
      >
        {t('portal.logins.save')}
      </Button>
    </section>
  );
}
