import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSoldSpeed, type Plan, planFields } from '../../../src-main/contract/plans';
import { calendarDate } from '../../../src-main/contract/values/calendar-date';
import { parseCents } from '../../../src-main/contract/values/money';
import { parseMbps } from '../../../src-main/contract/values/speed';
import { api, query } from '../../api/client';
import { useOfficeDetails } from '../../api/session';
import { formatAmount, formatDate, formatMbps, formatMoney } from '../../i18n/format';
import { DayField } from '../../ui/day-field';
import type { UsedEntry } from './catalog-acts';
import { DetailsDialog } from './details-dialog';
import { DetailsSection } from './details-section';

type UsedPlan = Plan & UsedEntry;

/** Planes: name, speeds, and the final price. */
export function PlansSection() {
  const { t } = useTranslation();
  const { data } = useQuery(query.plans.list.queryOptions({ input: {} }));
  const country = useOfficeDetails()?.country ?? 'AR';
  const plans = data?.plans.map((plan): UsedPlan => ({ ...plan, kind: 'plan', uses: plan.contracts }));
  return (
    <DetailsSection
      title={t('settings.kinds.plan')}
      intro={t('catalogs.plan.intro')}
      addLabel={t('catalogs.plan.add')}
      emptyText={t('catalogs.plan.empty')}
      entries={plans}
      columns={[
        {
          id: 'speed-down',
          name: t('catalogs.plan.down'),
          isNumber: true,
          cell: ({ downKbps }) => formatMbps(downKbps),
        },
        { id: 'speed-up', name: t('catalogs.plan.up'), isNumber: true, cell: ({ upKbps }) => formatMbps(upKbps) },
        {
          id: 'price',
          name: t('catalogs.plan.price'),
          isNumber: true,
          cell: ({ priceCents, next }) => (
            <>
              {formatMoney(priceCents, country)}
              {next && (
                <span className="plan-next">
                  {t('catalogs.plan.next', {
                    price: formatMoney(next.priceCents, country),
                    date: formatDate(next.fromOn),
                  })}
                </span>
              )}
            </>
          ),
        },
      ]}
      renderEditor={(plan, onClose) => <PlanDialog plan={plan} today={data?.today ?? ''} onClose={onClose} />}
    />
  );
}

interface PlanDraft {
  readonly name: string;
  readonly down: string;
  readonly up: string;
  readonly price: string;
  readonly fromOn: string;
}

/** A price that is to come is what is edited: saved as it stands, it stays. */
function draftOf(plan: Plan | null, today: string): PlanDraft {
  if (!plan) return { name: '', down: '', up: '', price: '', fromOn: today };
  const { name, downKbps, upKbps, priceCents, next } = plan;
  const price = formatAmount(next?.priceCents ?? priceCents);
  return { name, down: typedSpeed(downKbps), up: typedSpeed(upKbps), price, fromOn: next?.fromOn ?? today };
}

/** A speed as it stands in its field; one that no list told leaves it empty. */
const typedSpeed = (kbps: number) => (kbps === 0 ? '' : formatMbps(kbps));

const datedFields = planFields.extend({ priceFromOn: calendarDate });

/** A speed as it was typed, nothing being one that is not told; null where it is none that a plan may have. */
function readSpeed(typed: string, before: number | undefined): number | null {
  const kbps = typed.trim() === '' ? 0 : parseMbps(typed);
  return kbps !== null && isSoldSpeed(kbps, before) ? kbps : null;
}

function parseDraft({ name, down, up, price, fromOn }: PlanDraft, plan: Plan | null) {
  const [downKbps, upKbps] = [readSpeed(down, plan?.downKbps), readSpeed(up, plan?.upKbps)];
  const read = { name, downKbps, upKbps, priceCents: parseCents(price) };
  return datedFields.safeParse({ ...read, priceFromOn: fromOn });
}

interface PlanDialogProps {
  readonly plan: Plan | null;
  readonly today: string;
  readonly onClose: () => void;
}

function PlanDialog({ plan, today, onClose }: PlanDialogProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(plan, today));
  const change = (part: Partial<PlanDraft>) => setDraft((before) => ({ ...before, ...part }));

  return (
    <DetailsDialog
      title={plan ? t('catalogs.plan.editTitle', { name: plan.name }) : t('catalogs.plan.add')}
      parse={() => parseDraft(draft, plan)}
      words={{
        name: t('catalogs.nameNeeded'),
        downKbps: t('catalogs.plan.speedProblem'),
        upKbps: t('catalogs.plan.speedProblem'),
        priceCents: t('catalogs.plan.priceProblem'),
        priceFromOn: t('catalogs.plan.fromProblem'),
      }}
      save={({ priceFromOn, ...fields }) =>
        plan ? api.plans.update({ id: plan.id, version: plan.version, fields, priceFromOn }) : api.plans.create(fields)
      }
      onClose={onClose}
    >
      {(errors) => (
        <>
          <TextInput
            className="whole"
            label={t('catalogs.name')}
            data-autofocus
            maxLength={120}
            autoComplete="off"
            error={errors.name}
            value={draft.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <TextInput
            label={t('catalogs.plan.down')}
            inputMode="decimal"
            autoComplete="off"
            maxLength={12}
            error={errors.downKbps}
            value={draft.down}
            onChange={(event) => change({ down: event.currentTarget.value })}
          />
          <TextInput
            label={t('catalogs.plan.up')}
            inputMode="decimal"
            autoComplete="off"
            maxLength={12}
            error={errors.upKbps}
            value={draft.up}
            onChange={(event) => change({ up: event.currentTarget.value })}
          />
          <TextInput
            className={plan ? '' : 'whole'}
            label={t('catalogs.plan.price')}
            description={t('catalogs.plan.priceHelp')}
            inputMode="decimal"
            autoComplete="off"
            maxLength={20}
            error={errors.priceCents}
            value={draft.price}
            onChange={(event) => change({ price: event.currentTarget.value })}
          />
          {plan && (
            <DayField
              label={t('catalogs.plan.from')}
              description={t('catalogs.plan.fromHelp')}
              error={errors.priceFromOn}
              day={draft.fromOn}
              onDay={(fromOn) => change({ fromOn })}
            />
          )}
        </>
      )}
    </DetailsDialog>
  );
}
