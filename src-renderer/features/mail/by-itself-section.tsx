import { Button, NumberInput, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageSettings } from '../../../src-main/contract/message-settings';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useActor } from '../../api/session';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { useOnce } from '../../ui/use-once';

/** What goes out of its own accord, and how large what it carries may be. */
export function ByItselfSection() {
  const { t } = useTranslation();
  const { data } = useQuery(query.messageSettings.get.queryOptions({ input: {} }));
  if (!data) return null;
  return (
    <section className="mail-by-itself">
      <h3>{t('mailByItself.title')}</h3>
      <ByItselfForm key={data.version} settings={data} />
    </section>
  );
}

function ByItselfForm({ settings }: { readonly settings: MessageSettings }) {
  const { t } = useTranslation();
  const readOnly = useActor()?.role !== 'administrator';
  const [draft, setDraft] = useState(settings);
  const { busy, once } = useOnce();
  const changed = JSON.stringify(draft) !== JSON.stringify(settings);

  async function save(): Promise<void> {
    try {
      await api.messageSettings.save(draft);
      showNotice({ message: t('settings.saved') });
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  }

  const number = (name: 'cutNoticeDays' | 'attachmentLimitMb', max: number) => ({
    w: 260,
    label: t(`mailByItself.${name}`),
    min: 1,
    max,
    clampBehavior: 'blur' as const,
    allowDecimal: false,
    allowNegative: false,
    readOnly,
    value: draft[name],
    onChange: (value: string | number) => setDraft({ ...draft, [name]: Number(value) }),
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
      <Switch
        label={t('mailByItself.cutNotice')}
        description={t('mailByItself.cutNoticeHelp')}
        disabled={readOnly}
        checked={draft.cutNotice}
        onChange={(event) => setDraft({ ...draft, cutNotice: event.currentTarget.checked })}
      />
      {draft.cutNotice && <NumberInput {...number('cutNoticeDays', 15)} />}
      <NumberInput {...number('attachmentLimitMb', 100)} description={t('mailByItself.attachmentLimitHelp')} />
      {!readOnly && (
        <Button type="submit" variant="default" disabled={!changed || busy}>
          {t('mailByItself.save')}
        </Button>
      )}
    </form>
  );
}
