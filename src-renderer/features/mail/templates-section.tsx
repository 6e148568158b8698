import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MailTemplate, mailVariables, type TemplateFields } from '../../../src-main/contract/mail-templates';
import { mailKinds, type MailKind } from '../../../src-main/contract/outbox';
import { tidy } from '../../../src-main/contract/values/text';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useActor } from '../../api/session';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { FailedPanel, LoadingPanel } from '../../ui/state-panel';
import { useOnce } from '../../ui/use-once';
import { useSettled } from '../../ui/settled';
import './mail.css';
import { SEARCHED } from '../../ui/searched';

/** Configuración, Plantillas de correo: what each kind of message says. */
export function MailTemplatesSection() {
  const { t } = useTranslation();
  const [kind, setKind] = useState<MailKind>('invoice');
  const { data, error, refetch } = useQuery(query.mailTemplates.list.queryOptions({ input: {} }));
  if (error) {
    return <FailedPanel text={failureWords(readFailure(error))} onRetry={() => void refetch()} />;
  }
  const template = data?.templates.find((one) => one.kind === kind);
  if (!template) return <LoadingPanel />;
  return (
    <>
      <h2>{t('mailTemplates.title')}</h2>
      <p>{t('mailTemplates.intro')}</p>
      <Select
        w={280}
        label={t('mail.kind')}
        allowDeselect={false}
        data={mailKinds.map((value) => ({ value, label: t(`mail.kinds.${value}`) }))}
        value={kind}
        onChange={(chosen) => chosen !== null && setKind(chosen)}
      />
      <TemplateForm key={`${kind} ${template.version}`} template={template} />
    </>
  );
}

type Problem = { readonly field: string; readonly words: string } | null;

function TemplateForm({ template }: { readonly template: MailTemplate }) {
  const { t } = useTranslation();
  const readOnly = useActor()?.role !== 'administrator';
  const { kind, version, ...kept } = template;
  const [draft, setDraft] = useState<TemplateFields>(kept);
  const [problem, setProblem] = useState<Problem>(null);
  const { busy, once } = useOnce();
  const changed = JSON.stringify(draft) !== JSON.stringify(kept);
  const errorOf = (field: string) => (problem?.field === field ? problem.words : undefined);

  function change(part: Partial<TemplateFields>): void {
    setDraft({ ...draft, ...part });
    setProblem(null);
  }

  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (cause) {
      const failure = readFailure(cause);
      const field = failure.field?.replace('fields.', '');
      if (field === 'subject' || field === 'text' || field === 'html')
        setProblem({ field, words: failureWords(failure) });
      else showProblem(failureWords(failure));
    }
  }

  function save(event: FormEvent): void {
    event.preventDefault();
    const blank = (['subject', 'text'] as const).find((field) => tidy(draft[field]) === '');
    if (blank !== undefined) return setProblem({ field: blank, words: t('mailTemplates.required') });
    void once(() =>
      attempt(async () => {
        await api.mailTemplates.save({ kind, version, fields: draft });
        showNotice({ message: t('mailTemplates.saved') });
      }),
    );
  }

  function reset(): void {
    void once(() =>
      attempt(async () => {
        await api.mailTemplates.reset({ kind, version });
        showNotice({ message: t('mailTemplates.wasReset') });
      }),
    );
  }

  return (
    <form className="settings-column mail-template" onSubmit={save} noValidate>
      <TextInput
        w="100%"
        label={t('mailTemplates.subject')}
        maxLength={200}
        readOnly={readOnly}
        error={errorOf('subject')}
        value={draft.subject}
        onChange={(event) => change({ subject: event.currentTarget.value })}
      />
      <Textarea
        w="100%"
        label={t('mailTemplates.text')}
        autosize
        minRows={6}
        maxRows={14}
        maxLength={20_000}
        readOnly={readOnly}
        error={errorOf('text')}
        value={draft.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      {!readOnly && (
        <div>
          <p>{t('mailTemplates.variables')}</p>
          <div className="mail-variables">
            {mailVariables[kind].map((name) => (
              <Button
                key={name}
                size="compact-xs"
                variant="default"
                aria-label={t('mailTemplates.add', { name })}
                onClick={() => change({ text: `${draft.text}{{${name}}}` })}
              >
                {`{{${name}}}`}
              </Button>
            ))}
          </div>
        </div>
      )}
      <Textarea
        w="100%"
        label={t('mailTemplates.html')}
        description={t('mailTemplates.htmlHelp')}
        autosize
        minRows={4}
        maxRows={12}
        maxLength={20_000}
        readOnly={readOnly}
        error={errorOf('html')}
        value={draft.html}
        onChange={(event) => change({ html: event.currentTarget.value })}
      />
      {!readOnly && (
        <div className="settings-line">
          <Button type="submit" disabled={!changed || busy}>
            {t('mailTemplates.save')}
          </Button>
          <Button variant="default" disabled={version === 0 || busy} onClick={reset}>
            {t('mailTemplates.reset')}
          </Button>
        </div>
      )}
      <Preview kind={kind} fields={draft} />
    </form>
  );
}

const PAUSE_MS = 300;
const MOST_FOUND = 12;

/** What a real client would get; a variable that there is not is told at its field when it is saved. */
function Preview({ kind, fields }: { readonly kind: MailKind; readonly fields: TemplateFields }) {
  const { t } = useTranslation();
  const [clientId, setClientId] = useState<number | null>(null);
  const [settled] = useSettled(fields, PAUSE_MS);
  const isWhole = tidy(settled.subject) !== '' && tidy(settled.text) !== '';
  const { data, error } = useQuery({
    ...query.mailTemplates.preview.queryOptions({ input: { kind, fields: settled, clientId } }),
    enabled: isWhole,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <section className="mail-preview" aria-label={t('mailTemplates.preview')}>
      <h3>{t('mailTemplates.preview')}</h3>
      <ClientSelect clientId={clientId} onClient={setClientId} />
      {error && <p role="alert">{failureWords(readFailure(error))}</p>}
      {data && !error && isWhole && (
        <>
          <p>{data.to === '' ? t('mailTemplates.previewNobody') : t('mailTemplates.previewTo', { to: data.to })}</p>
          <strong>{data.subject}</strong>
          <pre className="mail-text">{data.text}</pre>
        </>
      )}
    </section>
  );
}

interface ClientSelectProps {
  readonly clientId: number | null;
  readonly onClient: (clientId: number | null) => void;
}

function ClientSelect({ clientId, onClient }: ClientSelectProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [settled] = useSettled(text, PAUSE_MS);
  const { data } = useQuery({
    ...query.clients.list.queryOptions({
      input: { filter: { text: settled.trim(), state: 'active' }, sort: {}, offset: 0, limit: MOST_FOUND },
    }),
    placeholderData: keepPreviousData,
  });
  return (
    <Select
      w={360}
      clearable
      {...SEARCHED}
      label={t('mailTemplates.previewOf')}
      placeholder={t('mailTemplates.previewMadeUp')}
      clearButtonProps={{ 'aria-label': t('mailTemplates.previewMadeUp') }}
      data={(data?.rows ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
      filter={({ options }) => options}
      searchValue={text}
      onSearchChange={setText}
      value={clientId === null ? null : String(clientId)}
      onChange={(chosen) => onClient(chosen === null ? null : Number(chosen))}
    />
  );
}
