import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContractShown } from '../../../src-main/contract/contracts';

const inSight = (elements: Iterable<HTMLElement>) => [...elements].filter((element) => element.checkVisibility());
const barsInSight = () => inSight(document.querySelectorAll<HTMLElement>('.contracts [role="toolbar"]'));
const buttonsIn = (bar: HTMLElement | undefined) => [...(bar?.querySelectorAll<HTMLElement>('button') ?? [])];

const SIDEWAYS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };
const UP_AND_DOWN: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/** ← → go from one act of a contract to the next, ↑ ↓ to the contract above and below; at the ends nothing moves. */
function moveAmongActs(event: KeyboardEvent<HTMLElement>): void {
  const { key, currentTarget: bar, target } = event;
  // The items of its menu stand elsewhere in the page, and have arrows of their own.
  if (!(target instanceof HTMLElement) || !bar.contains(target)) return;
  const [sideways, down] = [SIDEWAYS[key], UP_AND_DOWN[key]];
  if (sideways === undefined && down === undefined) return;
  // The list beside it takes the arrows else.
  event.preventDefault();
  const buttons = buttonsIn(bar);
  const bars = barsInSight();
  const next =
    sideways === undefined
      ? buttonsIn(bars[bars.indexOf(bar) + (down ?? 0)])[0]
      : buttons[buttons.indexOf(target) + sideways];
  next?.focus();
}

interface ActsBarProps {
  readonly contract: Pick<ContractShown, 'plan' | 'ip'>;
  readonly children: ReactNode;
}

/** What can be done with one contract: one bar for the keyboard and who cannot see it, named as its contract is. */
export function ActsBar({ contract: { plan, ip }, children }: ActsBarProps) {
  const { t } = useTranslation();
  return (
    <div
      className="contract-buttons"
      role="toolbar"
      aria-label={[t('contracts.actsOf', { plan }), ip].filter(Boolean).join(', ')}
      onKeyDown={moveAmongActs}
    >
      {children}
    </div>
  );
}

/** What had the focus when the acts were asked for before the contracts had come; null while nobody waits. */
let awaitedFrom: Element | null = null;

/** Puts the focus on the first act of the first contract, or, where there is none, on what adds one; as soon as they are read. */
export function focusActs(): void {
  const [first] = barsInSight().flatMap(buttonsIn);
  const add = inSight(document.querySelectorAll<HTMLElement>('.contracts-head button')).at(0);
  const target = first ?? add;
  awaitedFrom = target ? null : document.activeElement;
  target?.focus();
}

/** The contracts are there: whoever waits for their acts gets them, unless the focus has gone elsewhere meanwhile. */
export function giveAwaitedActs(): void {
  if (awaitedFrom !== null && awaitedFrom === document.activeElement) focusActs();
  awaitedFrom = null;
}
