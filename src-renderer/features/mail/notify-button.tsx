import { ActionIcon, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientSelection } from '../../../src-main/contract/clients';
import { noticeVariables, type TemplateFields } from '../../../src-main/contract/mail-templates';
import { tidy } from '../../../src-main/contract/values/text';
import { api, query } from '../../api/client';
import { formatNumber } from '../../i18n/format';
import type { ActFields, ActProblem } from '../../ui/act-dialog';
import { MailActDialog } from './act-dialog';
import './mail-pill.css';

/**
 * Notificar por correo: a message that a clerk writes, or what each owes, to the ticked clients. `selection`: null while
 * nobody is ticked; the button has its place nevertheless, so that a tick moves nothing.
 */
export function NotifyButton({ selection }: { readonly selection: ClientSelection | null }) {
  const { t } = useTranslation();
  const [writes, setWrites] = useState(false);
  return (
    <>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('notices.action')}
        title={t(selection ? 'notices.action' : 'notices.nobodyTicked')}
        disabled={!selection}
        onClick={() => setWrites(true)}
      >
        <IconMail size={16} aria-hidden />
      </ActionIcon>
      {writes && selection && <NotifyDialog selection={selection} onClose={() => setWrites(false)} />}
    </>
  );
}

const whats = ['notice', 'debt'] as const;
type What = (typeof whats)[number];
type Notice = Pick<TemplateFields, 'subject' | 'text'>;

interface NotifyDialogProps {
  readonly selection: ClientSelection;
  readonly onClose: () => void;
}

/** One of the two; what was typed stays while the other is looked at. */
function NotifyDialog({ selection, onClose }: NotifyDialogProps) {
  const { t } = useTranslation();
  const [what, setWhat] = useState<What>('notice');
  const [notice, setNotice] = useState<Notice>({ subject: '', text: '' });
  const { data: debtors } = useQuery({
    ...query.clientMessages.countDebtors.queryOptions({ input: { selection } }),
    enabled: what === 'debt',
  });
  const { data: everybody } = useQuery(query.mailTemplates.countNotices.queryOptions({ input: { selection } }));

  function findProblem(): ActProblem | null {
    if (what === 'debt') return debtors?.clients === 0 ? { field: '', words: t('notices.nobodyOwes') } : null;
    if (tidy(notice.subject) === '') return { field: 'notice.subject', words: t('notices.required') };
    return tidy(notice.text) === '' ? { field: 'notice.text', words: t('notices.required') } : null;
  }

  return (
    <MailActDialog
      title={t('notices.title')}
      confirm={t('notices.send')}
      done={t(what === 'debt' ? 'notices.debtDone' : 'notices.done')}
      findProblem={findProblem}
      act={() =>
        what === 'debt' ? api.clientMessages.notifyDebt({ selection }) : api.mailTemplates.notify({ selection, notice })
      }
      onClose={onClose}
    >
      {(fields) => (
        <>
          <SegmentedControl
            fullWidth
            mb="sm"
            aria-label={t('notices.what')}
            data={whats.map((value) => ({ value, label: t(`notices.whats.${value}`) }))}
            value={what}
            onChange={(chosen) => {
              fields.clear('');
              setWhat(chosen === 'debt' ? 'debt' : 'notice');
            }}
          />
          {what === 'debt' ? (
            <>
              <p>{t('notices.debtText')}</p>
              <Reached counted="notices.debtors" counts={debtors} />
            </>
          ) : (
            <>
              <Reached counted="notices.counted" counts={everybody} />
              <WrittenNotice {...fields} notice={notice} onNotice={setNotice} />
            </>
          )}
        </>
      )}
    </MailActDialog>
  );
}

interface ReachedProps {
  readonly counted: 'notices.counted' | 'notices.debtors';
  readonly counts: { readonly clients: number; readonly withoutEmail: number } | undefined;
}

/** How many get it, and how many have no address. */
function Reached({ counted, counts }: ReachedProps) {
  const { t } = useTranslation();
  const { clients = 0, withoutEmail = 0 } = counts ?? {};
  const reached = clients - withoutEmail;
  return (
    <p role="status" className="notify-count">
      {counts && t(counted, { count: reached, formatted: formatNumber(reached) })}{' '}
      {withoutEmail > 0 && t('notices.without', { count: withoutEmail, formatted: formatNumber(withoutEmail) })}
    </p>
  );
}

interface WrittenNoticeProps extends ActFields {
  readonly notice: Notice;
  readonly onNotice: (notice: Notice) => void;
}

function WrittenNotice({ notice, onNotice, errorOf, clear }: WrittenNoticeProps) {
  const { t } = useTranslation();
  const variables = noticeVariables.map((name) => `{{${name}}}`).join(', ');
  return (
    <>
      <TextInput
        data-autofocus
        label={t('notices.subject')}
        maxLength={200}
        error={errorOf('notice.subject') ?? errorOf('subject')}
        value={notice.subject}
        onChange={(event) => {
          onNotice({ ...notice, subject: event.currentTarget.value });
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
        value={notice.text}
        onChange={(event) => {
          onNotice({ ...notice, text: event.currentTarget.value });
          clear('notice.text');
        }}
      />
    </>
  );
}
