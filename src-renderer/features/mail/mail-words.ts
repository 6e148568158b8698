import { useTranslation } from 'react-i18next';
import type { MailRow, MailState } from '../../../src-main/contract/outbox';
import { formatNumber } from '../../i18n/format';

/** The states that a clerk tells apart at a glance. */
export const groups = {
  all: undefined,
  open: ['waiting', 'sending', 'retrying'],
  failed: ['failed'],
  unsendable: ['unsendable'],
  sent: ['sent'],
  cancelled: ['cancelled'],
} as const satisfies Record<string, readonly MailState[] | undefined>;
export type MailGroup = keyof typeof groups;
export const groupNames = Object.keys(groups).filter((name): name is MailGroup => name in groups);

/** How a state is coloured; its word goes with it. */
export const tones: Readonly<Record<MailState, string>> = {
  waiting: 'alerted',
  sending: 'alerted',
  retrying: 'alerted',
  sent: 'enabled',
  failed: 'disabled',
  unsendable: 'deactivated',
  cancelled: 'deactivated',
};

export function useMailWords() {
  const { t } = useTranslation();
  return {
    stateOf: ({ state, held }: Pick<MailRow, 'state' | 'held'>) =>
      held ? t('mail.heldState') : t(`mail.states.${state}`),
    /** Why it stands as it does: in the clerk's words, else in the server's. */
    whyOf: ({ reason, state, answer }: Pick<MailRow, 'reason' | 'state' | 'answer'>) => {
      if (reason !== null) return t(`mail.reasons.${reason}`);
      return state === 'retrying' ? answer : '';
    },
    addressOf: ({ address, recipients }: Pick<MailRow, 'address' | 'recipients'>) => {
      if (address === '') return t('mail.noAddress');
      return recipients > 1 ? t('mail.addressMore', { address, formatted: formatNumber(recipients - 1) }) : address;
    },
  };
}
