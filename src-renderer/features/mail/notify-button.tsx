import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientSelection } from '../../../src-main/contract/clients';
import { noticeVariables } from '../../../src-main/contract/mail-templates';
import { tidy } from '../../../src-main/contract/values/text';
import { api, query } from '../../api/client';
import { formatNumber } from '../../i18n/format';
import { MailActDialog } from './act-dialog';
import './mail-pill.css';

/** Notificar por correo: a message that a clerk writes, or what each owes, to the ticked clients. */
export function NotifyButton({ selection }: { readonly selection: ClientSelection }) {
  const { t } = useTranslation();
  const [writes, setWrites] = useState(false);
  const [what, setWhat] = useState<What>('notice');
  const Dialog = what === 'notice' ? NotifyDialog : DebtDialog;
  return (
    <>
      <Button variant="default" leftSection={<IconMail size={16} aria-hidden />} onClick={() => setWrites(true)}>
        {t('notices.action')}
      </Button>
      {writes && (
        <Dialog selection={selection} onClose={() => setWrites(false)}>
          <WhatControl what={what} onWhat={setWhat} />
        </Dialog>
      )}
    </>
  );
}

const whats = ['notice', 'debt'] as const;
type What = (typeof whats)[number];

function WhatControl({ what, onWhat }: { readonly what: What; readonly onWhat: (what: What) => void }) {
  const { t } = useTranslation();
  return (
    <SegmentedControl
      fullWidth
      mb="sm"
      aria-label={t('notices.what')}
      data={whats.map((value) => ({ value, label: t(`notices.whats.${value}`) }))}
      value={what}
      onChange={(chosen) => onWhat(chosen === 'debt' ? 'debt' : 'notice')}
    />
  );
}

interface NotifyDialogProps {
  readonly selection: ClientSelection;
  readonly onClose: () => void;
  /** What is sent, to be chosen. */
  readonly children: ReactNode;
}

/** What each of them owes: its words are those of its template. */
function DebtDialog({ selection, onClose, children }: NotifyDialogProps) {
  const { t } = useTranslation();
  const { data } = useQuery(query.clientMessages.countDebtors.queryOptions({ input: { selection } }));
  const reached = (data?.clients ?? 0) - (data?.withoutEmail ?? 0);
  return (
    <MailActDialog
      title={t('notices.title')}
      confirm={t('notices.send')}
      done={t('notices.debtDone')}
      findProblem={() => (data?.clients === 0 ? { field: '', words: t('notices.nobodyOwes') } : null)}
      act={() => api.clientMessages.notifyDebt({ selection })}
      onClose={onClose}
    >
      {() => (
        <>
          {children}
          <p>{t('notices.debtText')}</p>
          <p role="status" className="notify-count">
            {data && t('notices.debtors', { count: reached, formatted: formatNumber(reached) })}{' '}
            {data &&
              data.withoutEmail > 0 &&
              t('notices.without', { count: data.withoutEmail, formatted: formatNumber(data.withoutEmail) })}
          </p>
        </>
      )}
    </MailActDialog>
  );
}

function NotifyDialog({ selection, onClose, children }: NotifyDialogProps) {
  const { t } = useTranslation();
  const [subject, setSubject] = useState('');
  const [text, setText] = useState('');
  const { data } = useQuery(query.mailTemplates.countNotices.queryOptions({ input: { selection } }));
  const reached = (data?.clients ?? 0) - (data?.withoutEmail ?? 0);
  function findProblem() {
    if (tidy(subject) === '') return { field: 'notice.subject', words: t('notices.required') };
    return tidy(text) === '' ? { field: 'notice.text', words: t('notices.required') } : null;
  }
  const variables = noticeVariables.map((name) => `{{${name}}}`).join(', ');
  return (
    <MailActDialog
      title={t('notices.title')}
      confirm={t('notices.send')}
      done={t('notices.done')}
      findProblem={findProblem}
      act={() => api.mailTemplates.notify({ selection, notice: { subject, text } })}
      onClose={onClose}
    >
      {({ errorOf, clear }) => (
        <>
          {children}
          <p role="status" className="notify-count">
            {data && t('notices.counted', { count: reached, formatted: formatNumber(reached) })}{' '}
            {data &&
              data.withoutEmail > 0 &&
              t('notices.without', { count: data.withoutEmail, formatted: formatNumber(data.withoutEmail) })}
          </p>
          <TextInput
            data-autofocus
            label={t('notices.subject')}
            maxLength={200}
            error={errorOf('notice.subject') ?? errorOf('subject')}
            value={subject}
            onChange={(event) => {
              setSubject(event.currentTarget.value);
              clear('notice.subject');
            }}
          />
          <Textarea
            mt="sm"
            label={t('notices.text')}
            description={t('notices.help', { variables, interpolation: { skipOnVariables: true } })}
            autosize
            minRows={5}
            maxRows={12}
            maxLength={20_000}
            error={errorOf('notice.text') ?? errorOf('text')}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              clear('notice.text');
            }}
          />
        </>
      )}
    </MailActDialog>
  );
}
