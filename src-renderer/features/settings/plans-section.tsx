import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Plan, planFields } from '../../../src-main/contract/plans';
import { parseCents } from '../../../src-main/contract/values/money';
import { parseMbps } from '../../../src-main/contract/values/speed';
import { api, query } from '../../api/client';
import { useOfficeDetails } from '../../api/session';
import { formatAmount, formatMbps, formatMoney } from '../../i18n/format';
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
        { name: t('catalogs.plan.down'), isNumber: true, cell: ({ downKbps }) => formatMbps(downKbps) },
        { name: t('catalogs.plan.up'), isNumber: true, cell: ({ upKbps }) => formatMbps(upKbps) },
        {
          name: t('catalogs.plan.price'),
          isNumber: true,
          cell: ({ priceCents }) => formatMoney(priceCents, country),
        },
      ]}
      renderEditor={(plan, onClose) => <PlanDialog plan={plan} onClose={onClose} />}
    />
  );
}

interface PlanDraft {
  readonly name: string;
  readonly down: string;
  readonly up: string;
  readonly price: string;
}

function draftOf(plan: Plan | null): PlanDraft {
  if (!plan) return { name: '', down: '', up: '', price: '' };
  const { name, downKbps, upKbps, priceCents } = plan;
  return { name, down: formatMbps(downKbps), up: formatMbps(upKbps), price: formatAmount(priceCents) };
}

function parseDraft({ name, down, up, price }: PlanDraft) {
  const read = { name, downKbps: parseMbps(down), upKbps: parseMbps(up), priceCents: parseCents(price) };
  return planFields.safeParse(read);
}

function PlanDialog({ plan, onClose }: { plan: Plan | null; onClose: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(plan));
  const change = (part: Partial<PlanDraft>) => setDraft((before) => ({ ...before, ...part }));

  return (
    <DetailsDialog
      title={plan ? t('catalogs.plan.editTitle', { name: plan.name }) : t('catalogs.plan.add')}
      parse={() => parseDraft(draft)}
      words={{
        name: t('catalogs.nameNeeded'),
        downKbps: t('catalogs.plan.speedProblem'),
        upKbps: t('catalogs.plan.speedProblem'),
        priceCents: t('catalogs.plan.priceProblem'),
      }}
      save={(fields) =>
        plan ? api.plans.update({ id: plan.id, version: plan.version, fields }) : api.plans.create(fields)
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
            className="whole"
            label={t('catalogs.plan.price')}
            description={t('catalogs.plan.priceHelp')}
            inputMode="decimal"
            autoComplete="off"
            maxLength={20}
            error={errors.priceCents}
            value={draft.price}
            onChange={(event) => change({ price: event.currentTarget.value })}
          />
        </>
      )}
    </DetailsDialog>
  );
}
