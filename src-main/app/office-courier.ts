import { type Courier, createCourier } from '../jobs/courier';
import type { Database } from '../data/database';
import type { Services } from '../domain/handler';
import { hasDueMail } from '../domain/outbox';
import { claim, drawn, type KeptServer } from '../jobs/mail-orders';
import type { Chance, Log, MailServer } from '../ports';
import type { Runners } from './dispatch';

interface CourierOffice {
  readonly services: Services;
  readonly database: Database;
  readonly runners: Runners;
  readonly isInPlace: () => boolean;
  readonly log: Log;
  readonly chance: Chance;
  readonly mailChanged: () => void;
}

/** Windows ask anew at each telling: while thousands go out, not more often than somebody can read. */
const TELL_EVERY_MS = 700;

/** The courier of one open office: what it claims and settles is written by the writer, and drawn by the drawer. */
export function createOfficeCourier(office: CourierOffice): Courier {
  const { services, database, runners, isInPlace, log, chance, mailChanged } = office;
  const { clock, mailer } = services;
  let recovered: Promise<unknown> | null = null;
  const tell = createTeller(mailChanged);

  async function open({ sealedPassword, ...server }: KeptServer): Promise<MailServer> {
    return { ...server, password: sealedPassword === '' ? '' : await services.secrets.open(sealedPassword) };
  }

  /** Once; where it failed, as on a full disk, it is tried again with the next claim. */
  async function recover(): Promise<void> {
    recovered ??= Promise.resolve(runners.writer.chore('recoverMail', ''));
    try {
      await recovered;
    } catch (cause) {
      recovered = null;
      throw cause;
    }
  }

  const courier = createCourier({
    clock,
    chance,
    mailer,
    open,
    async claim(order) {
      await recover();
      if (!isInPlace() || !hasDueMail(database.read, clock.nowMs())) return null;
      return claim.nullable().parse(await runners.writer.chore('claimMail', JSON.stringify(order)));
    },
    settle: async (order) => runners.writer.chore('settleMail', JSON.stringify(order)),
    draw: async (order) => drawn.parse(await runners.drawer.chore('drawAttachment', JSON.stringify(order))),
    unseal: (sealed) => services.secrets.open(sealed),
    changed: () => tell.soon(),
    failed: (cause) => log.error('mail', cause),
  });
  return {
    run: () => courier.run(),
    async close() {
      await courier.close();
      tell.never();
    },
  };
}

/** Tells once for all that happens within a moment. */
function createTeller(tell: () => void) {
  let waiting: NodeJS.Timeout | null = null;
  return {
    soon() {
      waiting ??= setTimeout(() => {
        waiting = null;
        tell();
      }, TELL_EVERY_MS).unref();
    },
    never() {
      if (waiting) clearTimeout(waiting);
    },
  };
}
