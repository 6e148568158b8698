import type { Contract } from '../contract/contracts';
import { calendarDate } from '../contract/values/calendar-date';
import type { CommandContext } from '../domain/handler';
import { changeState, requireClient } from '../domain/clients';
import { changeContract, listContractsOf } from '../domain/contracts';
import { officeDay } from '../domain/office';
import { changePortal, readPortal } from '../domain/portal';

const DAY_MS = 86_400_000;
/** One client in so many has something to look at; what, follows from its number. */
const EVERY = 6;

/** A day before or after another. */
function dayFrom(day: string, days: number): Contract['startedOn'] {
  return calendarDate.parse(new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10));
}

type Happening = (context: CommandContext, contract: Contract, today: string) => void;

const how = { origin: 'form' } as const;

/** What happens to contracts in an office, besides what a seed gives them: in turn, so that each is there often. */
const HAPPENINGS: readonly Happening[] = [
  function pausedForTheHolidays(context, contract, today) {
    const reason = 'Viaja y pidió pausarlo.';
    const pause = { state: 'disabled', disabledBy: 'operator', stateReason: reason } as const;
    const pausedUntilOn = dayFrom(today, 3 + (contract.id % 30));
    changeContract(context, contract, { ...pause, pausedUntilOn }, { ...how, reason });
  },
  function planAgreed(context, contract, today) {
    const next = { nextPlanId: otherPlan(contract), nextOwnPriceCents: null, nextPlanOn: dayFrom(today, 12) };
    changeContract(context, contract, next, { ...how, reason: 'Pidió más velocidad.' });
  },
  function ended(context, contract, today) {
    const reason = 'Se mudó fuera de la zona.';
    const endedOn = dayFrom(today, -(contract.id % 60));
    if (endedOn < contract.startedOn) return;
    changeContract(context, contract, { endedOn, endReason: reason }, { ...how, action: 'ended', reason });
  },
  function clientCameBack(context, contract) {
    const client = requireClient(context.db, contract.clientId);
    changeState(context, client, 'deactivated', 'form');
    // Its contracts wait for somebody to enable each.
    changeState(context, requireClient(context.db, client.id), 'active', 'form');
  },
];

/** Another plan of the office; the seed makes them one after the other. */
function otherPlan({ planId }: Contract): number {
  return planId > 1 ? planId - 1 : planId + 1;
}

/** Where the clients of a demonstration would sign in; nobody answers there. */
const PORTAL = { name: 'Mi Norte', address: 'https://portal.norte.example' };

/** Gives a demonstration what an office that was just made lacks: a portal, pauses, changes to come, bajas, who came back. */
export function addHappenings(context: CommandContext, clients: number): void {
  const today = officeDay(context.db, context.nowMs);
  const before = readPortal(context.db);
  changePortal(context, before, { ...PORTAL, passwordGroups: before.passwordGroups });
  for (let id = EVERY; id <= clients; id += EVERY) {
    const [contract] = listContractsOf(context.db, id);
    const happening = HAPPENINGS[(id / EVERY) % HAPPENINGS.length];
    if (contract && happening) happening(context, contract, today);
  }
}
