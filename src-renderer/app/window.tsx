import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Actor } from '../../src-main/contract/session';
import { readFailure } from '../api/failure';
import { ActorContext, useLastActor, useOffice, useSession } from '../api/session';
import { CopyBanner, RestoreOffer, StartFailure } from '../features/office-folder';
import { FirstRun } from '../features/first-run';
import { LockScreen, SignIn, useIdleLock } from '../features/sign-in';
import { failureWords } from '../i18n/setup';
import { useArrival } from '../ui/arrival';
import { isCodeUnkept } from '../ui/recovery-code';
import { matchPath, navigate, usePath } from '../ui/router';
import { FailedPanel, LoadingPanel, StatePanel } from '../ui/state-panel';
import { CopyDiagnosis } from './copy-diagnosis';
import { CrashedPanel, ErrorBoundary } from './error-boundary';
import { Frame } from './frame';
import { useFirstRunHold } from './first-run-hold';
import { readFurtherScreens, readFurtherScreensWhenQuiet, useFurther } from './further';
import { firstScreens } from './routes';

const OPERATORS = '/configuracion/operadores';

/** What the window shows: the first run, the sign-in, or the office. */
export function Window() {
  const { t } = useTranslation();
  const office = useOffice();
  const session = useSession();
  const actor = useLastActor(session.data?.actor ?? null);
  const open = session.data?.actor != null && !session.data.locked;
  useIdleLock(office.data?.office?.idleMinutes ?? 0, open);
  const hold = useFirstRunHold();
  const failed = office.error ?? session.error;
  const closed = useClosed(failed, office.data !== undefined);
  const path = usePath();
  useArrival(`${String(hold.held)} ${String(closed)} ${actor?.operatorId ?? ''} ${String(open)} ${path}`);
  useOwnStart(actor);
  useUnkeptCode(actor, hold.held);
  if (hold.held) return <FirstRun onDone={hold.release} onStart={hold.hold} restore={<RestoreOffer />} />;
  if (closed) return <StartFailure help={<CopyDiagnosis />} />;
  if (failed && !(office.data && session.data)) {
    return (
      <FailedPanel
        text={failureWords(readFailure(failed))}
        onRetry={() => void Promise.all([office.refetch(), session.refetch()])}
      />
    );
  }
  if (!office.data || !session.data) return <LoadingPanel label={t('connection.connecting')} />;
  if (!office.data.office) return <FirstRun onDone={hold.release} onStart={hold.hold} restore={<RestoreOffer />} />;
  if (!actor) {
    return (
      <>
        <CopyBanner />
        <SignIn officeName={office.data.office.name} />
      </>
    );
  }
  return (
    // Another operator begins with screens of his own.
    <ActorContext key={actor.operatorId} value={actor}>
      <Frame office={office.data.office} actor={actor}>
        <CurrentScreen />
      </Frame>
      {!open && <LockScreen actor={actor} ended={!session.data.actor} />}
    </ActorContext>
  );
}

const LAST_OPERATOR = 'abonado.operator';

/** Whoever signs in after somebody else begins at the list, and not on the page that the other one was on. */
function useOwnStart(actor: Actor | null): void {
  const id = actor?.operatorId;
  useEffect(() => {
    if (id === undefined) return;
    const before = sessionStorage.getItem(LAST_OPERATOR);
    sessionStorage.setItem(LAST_OPERATOR, String(id));
    if (before !== null && before !== String(id)) navigate('/clientes');
  }, [id]);
}

/** A recovery code that went from the screen before it was kept is lost: its administrator begins where one is made. */
function useUnkeptCode(actor: Actor | null, held: boolean): void {
  const lost = actor?.role === 'administrator' && !held && isCodeUnkept();
  useEffect(() => {
    if (lost) navigate(OPERATORS);
  }, [lost]);
}

/** Whether the office does not open: also while that is being asked again, so that its screen stays and can answer. */
function useClosed(failed: Error | null, answered: boolean): boolean {
  const [before, setBefore] = useState(false);
  const now = failed ? readFailure(failed).code === 'OFFICE_CLOSED' : before && !answered;
  if (now !== before) setBefore(now);
  return now;
}

function CurrentScreen() {
  const { t } = useTranslation();
  const path = usePath();
  const { routes, state } = useFurther();
  useEffect(() => readFurtherScreensWhenQuiet(), []);
  for (const route of [...firstScreens, ...routes]) {
    const params = matchPath(route.path, path);
    if (params) return <ErrorBoundary key={path.split('/')[1] ?? ''}>{route.render(params)}</ErrorBoundary>;
  }
  if (state === 'coming') return <ComingScreen />;
  if (state === 'failed') return <CrashedPanel />;
  return (
    <StatePanel title={t('state.notFoundTitle')}>
      <Button onClick={() => navigate('/clientes')}>{t('state.toClients')}</Button>
    </StatePanel>
  );
}

/** The clerk was faster than the window's quiet moment: the screen is read now. */
function ComingScreen() {
  useEffect(() => void readFurtherScreens(), []);
  return <LoadingPanel />;
}
