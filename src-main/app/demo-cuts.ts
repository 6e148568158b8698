import { automaticStatesContract } from '../contract/automatic-states';
import { addDays, type CalendarDate } from '../contract/values/calendar-date';
import { requireParameters } from '../domain/billing-parameters';
import { queueCutNotice, readMessageSettings } from '../domain/client-mail';
import { messageSettingsContract } from '../contract/message-settings';
import type { CommandContext } from '../domain/handler';
import { listCandidates, listReviewed, readProgress, reviewDays, transitionsOf } from '../domain/state-review';
import { actAt, type At } from './clerk';

/** Why somebody is not cut, and for how many days. */
const EXCEPTIONS = [
  { days: 20, reason: 'Paga la municipalidad, que se atrasa.' },
  { days: 12, reason: 'Está internada; paga la hija cuando vuelva.' },
  { days: 30, reason: 'Reclama la factura: se está revisando.' },
] as const;

/** The contracts that tomorrow's review would cut, and the debt that each is cut for. */
function comingCuts({ db }: CommandContext, today: CalendarDate) {
  const { scope, ...progress } = readProgress(db);
  const days = reviewDays(progress, today);
  const known = requireParameters(db);
  return listReviewed(db, listCandidates(db, days.nextOn), { scope, known }).flatMap((reviewed) => {
    const cut = transitionsOf(reviewed, days).find(({ to }) => to === 'disabled');
    const { contractId, clientId } = reviewed;
    return cut?.invoice ? [{ contractId, clientId, debitId: cut.invoice.debitId, cutsOn: cut.onDate }] : [];
  });
}

/** Whoever is about to be cut was told so by mail, but for a few who are excepted. */
export function tellOfCuts(at: At, nowMs: number, today: CalendarDate): void {
  const now = at(nowMs);
  const act = actAt(at, nowMs);
  act(messageSettingsContract.save, { ...readMessageSettings(now.db), cutNotice: true });
  const cuts = comingCuts(now, today);
  const excepted = [...new Set(cuts.map(({ clientId }) => clientId))].slice(-EXCEPTIONS.length);
  for (const cut of cuts) if (!excepted.includes(cut.clientId)) queueCutNotice({ ...now, actor: null }, cut);
  for (const [number, clientId] of excepted.entries()) {
    const exception = EXCEPTIONS[number];
    if (!exception) continue;
    const { days, reason } = exception;
    act(automaticStatesContract.except, { clientId, untilOn: addDays(today, days), reason });
  }
}
