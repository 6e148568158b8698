import { Alert, Button, Checkbox, Group, Modal } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewPassword, PortalProblem, PortalStanding } from '../../../src-main/contract/portal';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useActor, useOfficeDetails } from '../../api/session';
import { formatMoment } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { FailedPanel, LoadingPanel } from '../../ui/state-panel';
import { useOnce } from '../../ui/use-once';
import { GivenPassword } from './given-password';
import './portal.css';

export interface PasswordDialogProps {
  readonly client: { readonly id: number; readonly name: string };
  readonly onClose: () => void;
  /** Where what is missing is filled in: the client's data, or the portal. */
  readonly onEdit: (clientId: number) => void;
  readonly onSettings: () => void;
}

/** Regenerar contraseña (specification §7): a new password of the portal, mailed, and told here once. */
export function PasswordDialog(props: PasswordDialogProps) {
  const { client, onClose } = props;
  const { t } = useTranslation();
  const [given, setGiven] = useState<NewPassword | null>(null);
  const standing = useQuery(query.portal.standing.queryOptions({ input: { clientId: client.id }, staleTime: 0 }));
  const { data, error, refetch } = standing;
  return (
    <Modal
      opened
      onClose={onClose}
      // What is told once is not lost by a click beside it.
      closeOnClickOutside={given === null}
      closeOnEscape={given === null}
      title={t('portal.title', { name: client.name })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {given && <GivenPassword given={given} client={client} onClose={onClose} />}
      {!given && error && <FailedPanel text={failureWords(readFailure(error))} onRetry={() => void refetch()} />}
      {!given && !data && !error && <LoadingPanel />}
      {!given && data?.problem && <Why {...props} problem={data.problem} />}
      {!given && data && data.problem === null && (
        <AskForOne client={client} standing={data} onGiven={setGiven} onClose={onClose} />
      )}
    </Modal>
  );
}

/** Why there is none to give, and where that is mended. */
function Why({ problem, client, onClose, onEdit, onSettings }: PasswordDialogProps & { problem: PortalProblem }) {
  const { t } = useTranslation();
  const isAdministrator = useActor()?.role === 'administrator';
  const ofClient = problem === 'noAddress' || problem === 'badAddress';
  return (
    <>
      <p role="note">{t(`portal.why.${problem}`)}</p>
      {problem === 'notReady' && !isAdministrator && <p>{t('portal.askAdministrator')}</p>}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('action.close')}
        </Button>
        {ofClient && (
          <Button data-autofocus onClick={() => onEdit(client.id)}>
            {t('portal.toClient')}
          </Button>
        )}
        {problem === 'notReady' && isAdministrator && (
          <Button data-autofocus onClick={onSettings}>
            {t('portal.toSettings')}
          </Button>
        )}
      </Group>
    </>
  );
}

interface AskForOneProps extends Pick<PasswordDialogProps, 'client' | 'onClose'> {
  readonly standing: PortalStanding;
  readonly onGiven: (given: NewPassword) => void;
}

function AskForOne({ client, standing, onGiven, onClose }: AskForOneProps) {
  const { t } = useTranslation();
  const zone = useOfficeDetails()?.timeZone ?? 'UTC';
  const { login, name, given, canMail } = standing;
  const [byMail, setByMail] = useState(canMail);
  const [problem, setProblem] = useState('');
  const { busy, once } = useOnce();

  async function regenerate(): Promise<void> {
    try {
      onGiven(await api.portal.regenerate({ clientId: client.id, byMail }));
    } catch (cause) {
      setProblem(failureWords(readFailure(cause)));
    }
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    void once(regenerate);
  }

  return (
    <form onSubmit={submit} noValidate>
      <p>{t(given ? 'portal.again' : 'portal.first', { portal: name })}</p>
      <dl className="portal-facts">
        <dt>{t('portal.login')}</dt>
        <dd>{login}</dd>
        {given && (
          <>
            <dt>{t('portal.last')}</dt>
            <dd>
              {formatMoment(given.atMs, zone)} · {given.operator}
            </dd>
          </>
        )}
      </dl>
      <Checkbox
        label={t('portal.byMail', { login })}
        description={canMail ? undefined : t('portal.noServer')}
        disabled={!canMail}
        checked={byMail}
        onChange={(event) => setByMail(event.currentTarget.checked)}
      />
      {problem !== '' && (
        <Alert color="yellow" role="alert" mt="sm">
          {problem}
        </Alert>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button type="submit" data-autofocus loading={busy} leftSection={<IconKey size={16} aria-hidden />}>
          {t(byMail ? 'portal.makeAndMail' : 'portal.make')}
        </Button>
      </Group>
    </form>
  );
}
