import { Button, NumberInput, PasswordInput, Select, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mailSecurities, type MailSettings, type MailTrial } from '../../../src-main/contract/mail-settings';
import { isEmail } from '../../../src-main/contract/values/text';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useActor } from '../../api/session';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { FailedPanel, LoadingPanel } from '../../ui/state-panel';
import { useOnce } from '../../ui/use-once';
import { ByItselfSection } from './by-itself-section';
import { CertificateCard, TrustedCertificate } from './certificate-card';
import { ServerAnswer } from './server-answer';
import './mail.css';

/** Configuración, Correo: the server that the office sends through. */
export function MailSection() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(query.mailSettings.get.queryOptions({ input: {} }));
  if (error) {
    return <FailedPanel text={failureWords(readFailure(error))} onRetry={() => void refetch()} />;
  }
  if (!data) return <LoadingPanel />;
  return (
    <>
      <h2>{t('mailSettings.title')}</h2>
      <p>{t('mailSettings.intro')}</p>
      {/* What another window saved is what this one goes on from. */}
      <ServerForm key={data.version} settings={data} />
      <ByItselfSection />
    </>
  );
}

/** The port that each way has by custom. */
const USUAL_PORTS = { tls: 465, starttls: 587, none: 25 } as const;

type Problem = { readonly field: string; readonly words: string } | null;

function ServerForm({ settings }: { readonly settings: MailSettings }) {
  const { t } = useTranslation();
  const readOnly = useActor()?.role !== 'administrator';
  const { version, hasPassword, trustedFingerprint, ...kept } = settings;
  const [draft, setDraft] = useState(kept);
  /** Null: the one that is kept. */
  const [password, setPassword] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem>(null);
  const [trial, setTrial] = useState<MailTrial | null>(null);
  const { busy, once } = useOnce();
  const changed = password !== null || JSON.stringify(draft) !== JSON.stringify(kept);
  const given = draft.user === '' ? '' : password;
  const errorOf = (field: string) => (problem?.field === field ? problem.words : undefined);

  /** A port of one's own stays; that of the way before gives its place to the usual one of this. */
  const portFor = (security: keyof typeof USUAL_PORTS) =>
    draft.port === USUAL_PORTS[draft.security] ? USUAL_PORTS[security] : draft.port;

  function change(part: Partial<typeof draft>): void {
    setDraft({ ...draft, ...part });
    setProblem(null);
    setTrial(null);
  }

  function findProblem(): Problem {
    if (draft.host === '') return { field: 'host', words: t('mailSettings.required') };
    if (!isEmail(draft.fromAddress)) return { field: 'fromAddress', words: t('mail.addressInvalid') };
    if (draft.replyTo !== '' && !isEmail(draft.replyTo)) return { field: 'replyTo', words: t('mail.addressInvalid') };
    return null;
  }

  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (cause) {
      const failure = readFailure(cause);
      const { field } = failure;
      if (field !== undefined && ['host', 'security', 'password', 'user'].includes(field))
        setProblem({ field, words: failureWords(failure) });
      else showProblem(failureWords(failure));
    }
  }

  function save(event: FormEvent): void {
    event.preventDefault();
    const found = findProblem();
    setProblem(found);
    if (found) return;
    void once(() =>
      attempt(async () => {
        await api.mailSettings.save({ version, password: given, ...draft });
        showNotice({ message: t('mailSettings.saved') });
      }),
    );
  }

  function tryOut(): void {
    setTrial(null);
    const { host, port, security, user } = draft;
    void once(() =>
      attempt(async () => setTrial(await api.mailSettings.tryOut({ host, port, security, user, password: given }))),
    );
  }

  const field = (name: 'host' | 'user' | 'fromName' | 'fromAddress' | 'replyTo', longest: number) => ({
    label: t(`mailSettings.${name}`),
    maxLength: longest,
    readOnly,
    autoComplete: 'off',
    value: draft[name],
    error: errorOf(name),
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      change({ [name]: event.currentTarget.value }),
  });
  const number = (name: 'port' | 'dailyLimit' | 'minuteLimit' | 'connections', min: number, max: number) => ({
    label: t(`mailSettings.${name}`),
    min,
    max,
    clampBehavior: 'blur' as const,
    allowDecimal: false,
    allowNegative: false,
    readOnly,
    value: draft[name],
    onChange: (value: string | number) => change({ [name]: Number(value) }),
  });
  return (
    <form className="settings-column" onSubmit={save} noValidate>
      <div className="mail-pair">
        <TextInput {...field('host', 253)} placeholder={t('mailSettings.hostExample')} />
        <Select
          label={t('mailSettings.security')}
          readOnly={readOnly}
          allowDeselect={false}
          error={errorOf('security')}
          data={mailSecurities.map((value) => ({ value, label: t(`mailSettings.securities.${value}`) }))}
          value={draft.security}
          onChange={(security) => security !== null && change({ security, port: portFor(security) })}
        />
        <NumberInput {...number('port', 1, 65_535)} thousandSeparator="" />
        <NumberInput {...number('connections', 1, 10)} />
        <TextInput {...field('user', 200)} />
        <PasswordInput
          label={t('mailSettings.password')}
          placeholder={hasPassword ? t('mailSettings.passwordKept') : ''}
          description={<KeyWords />}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autoComplete="new-password"
          maxLength={500}
          readOnly={readOnly}
          error={errorOf('password')}
          value={password ?? ''}
          onChange={(event) => {
            // Emptied again, it is the kept one that stays: to be without any is to have no user.
            setPassword(event.currentTarget.value || null);
            setProblem(null);
            setTrial(null);
          }}
        />
        <TextInput {...field('fromName', 120)} />
        <TextInput {...field('fromAddress', 254)} placeholder={t('mailSettings.addressExample')} />
        <TextInput {...field('replyTo', 254)} description={t('mailSettings.replyToHelp')} inputWrapperOrder={ORDER} />
        <span />
        <NumberInput
          {...number('dailyLimit', 0, 1_000_000)}
          description={t('mailSettings.noLimit')}
          inputWrapperOrder={ORDER}
        />
        <NumberInput
          {...number('minuteLimit', 0, 100_000)}
          description={t('mailSettings.noLimit')}
          inputWrapperOrder={ORDER}
        />
      </div>
      <Switch
        label={t('mailSettings.paused')}
        disabled={readOnly}
        checked={draft.paused}
        onChange={(event) => change({ paused: event.currentTarget.checked })}
      />
      {!readOnly && (
        <div className="settings-line">
          <Button type="submit" disabled={!changed || busy}>
            {t('mailSettings.save')}
          </Button>
          <Button variant="default" disabled={draft.host === '' || busy} onClick={tryOut}>
            {t('mailSettings.tryOut')}
          </Button>
        </div>
      )}
      <div role="status">{trial && <Tried trial={trial} />}</div>
      {trial?.certificate && <CertificateCard certificate={trial.certificate} version={version} mayTrust={!changed} />}
      {trustedFingerprint !== '' && !readOnly && (
        <TrustedCertificate fingerprint={trustedFingerprint} version={version} />
      )}
    </form>
  );
}

const ORDER: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];

/** What the server said, in its own words. */
function Tried({ trial: { line, answer } }: { readonly trial: MailTrial }) {
  const { t } = useTranslation();
  return (
    <>
      <p className={line === 'ready' ? 'mail-good' : 'mail-bad'}>
        {line === 'ready' ? t('mailSettings.works') : t(`mailSettings.tried.${line}`)}
      </p>
      <ServerAnswer answer={answer} />
    </>
  );
}

/** How the password is kept here, said plainly: it is not the same in both hosts. */
function KeyWords() {
  const { t } = useTranslation();
  const { data } = useQuery(query.secrets.keeping.queryOptions({ input: {} }));
  if (!data) return null;
  return data.keeping === 'system' ? t('mailSettings.passwordSystem') : t('mailSettings.passwordFile');
}
