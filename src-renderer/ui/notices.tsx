import { Button } from '@mantine/core';
import { type NotificationData, Notifications, notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { i18n } from '../i18n/setup';
import { useWindowKeys } from './keys';
import { currentPlace } from './place';
import { usePath } from './router';
import './notices.css';

export interface Notice {
  readonly message: string;
  /** What takes the step back, and its word. */
  readonly undo?: { readonly label: string; readonly run: () => void };
  /** Whether those before it in the same words are about the very same thing, so that their way back leads nowhere now. */
  readonly replaces?: boolean;
}

/** How long each stays by itself: a problem is longer to read. In milliseconds. */
const NOTICE_MS = 8000;
const PROBLEM_MS = 12_000;

/** More of them would stand before what is worked on; but for three problems, beside which one may stand that is done. */
const MOST = 3;

type Kind = 'done' | 'problem';

interface Shown {
  readonly kind: Kind;
  readonly about: string;
  readonly words: string;
  readonly hasWayBack: boolean;
  /** Has it stay until it is closed. */
  readonly stay: () => void;
}

let count = 0;
/** Those in sight, the oldest first, with the screen that each is about. */
const shown = new Map<string, Shown>();

/**
 * The oldest goes for what is new, a problem after all the others, and only for another one: nobody may have read it yet.
 * What is done stands then beside them, since its way back is offered for some seconds only.
 */
function makeRoom(coming: Kind): void {
  const oldestOf = (kind: Kind) => [...shown].flatMap(([id, one]) => (one.kind === kind ? [id] : []));
  const mayGo = [...oldestOf('done'), ...(coming === 'problem' ? oldestOf('problem') : [])];
  const tooMany = Math.max(shown.size + 1 - MOST, 0);
  for (const id of mayGo.slice(0, tooMany)) notifications.hide(id);
}

/** Told again in the same words: the newest stands for those before, but for one that leads back to another thing. */
function hideSame(kind: Kind, { message, replaces = false }: Notice): void {
  for (const [id, one] of shown) {
    if (one.kind === kind && one.words === message && (replaces || !one.hasWayBack)) notifications.hide(id);
  }
}

function show(kind: Kind, told: Notice, message: (id: string) => ReactNode): void {
  hideSame(kind, told);
  makeRoom(kind);
  count += 1;
  const id = `notice-${count}`;
  const notice: NotificationData & { id: string } = {
    id,
    position: 'bottom-center',
    autoClose: kind === 'done' ? NOTICE_MS : PROBLEM_MS,
    className: `notice ${kind}`,
    closeButtonProps: { 'aria-label': i18n.t('action.close') },
    icon: kind === 'done' ? <IconCheck size={18} aria-hidden /> : <IconAlertTriangle size={18} aria-hidden />,
    role: kind === 'done' ? 'status' : 'alert',
    message: message(id),
    onClose: () => shown.delete(id),
  };
  const stay = () => notifications.update({ ...notice, autoClose: false });
  shown.set(id, { kind, about: currentPlace().path, words: told.message, hasWayBack: told.undo !== undefined, stay });
  notifications.show(notice);
}

/** Gives the keyboard to the newest of them, which then stays: to its way back, where it has one. */
function goToNewest(): void {
  const newest = [...document.querySelectorAll<HTMLElement>('.notice')].at(-1);
  [...shown.values()].at(-1)?.stay();
  const button = newest?.querySelector<HTMLElement>('.notice-undo') ?? newest?.querySelector<HTMLElement>('button');
  button?.focus({ preventScroll: true });
}

const NOTICE_KEYS = { F8: goToNewest };

/** Says that something was done, with a way back where there is one. */
export function showNotice(told: Notice): void {
  const { message, undo } = told;
  show('done', told, (id) => (
    <>
      <span>{message}</span>
      {undo && (
        <Button
          size="compact-sm"
          className="notice-undo"
          title="F8"
          onClick={() => {
            notifications.hide(id);
            undo.run();
          }}
        >
          {undo.label}
        </Button>
      )}
    </>
  ));
}

/** Says in words that something failed. */
export function showProblem(message: string): void {
  show('problem', { message }, () => <span>{message}</span>);
}

/** Takes away what was told in these words: the step was taken back in another way, and its way back leads nowhere now. */
export function hideNotice(words: string): void {
  for (const [id, one] of shown) if (one.words === words) notifications.hide(id);
}

/** Takes away what was told of a step that is over; the screen is the same. */
export function hideNotices(): void {
  for (const id of shown.keys()) notifications.hide(id);
}

/** Where they appear. They go with the screen that they are about. */
export function Notices() {
  const path = usePath();
  useWindowKeys(NOTICE_KEYS);
  useEffect(() => {
    for (const [id, { about }] of shown) if (about !== path) notifications.hide(id);
  }, [path]);
  return <Notifications transitionDuration={120} containerWidth={560} />;
}
