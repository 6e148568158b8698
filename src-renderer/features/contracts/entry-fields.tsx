import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CatalogEntry } from '../../../src-main/contract/catalogs';
import type { Plan } from '../../../src-main/contract/plans';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useOfficeDetails } from '../../api/session';
import { formatMoney, formatSpeeds } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { EntrySelect, type EntrySelectProps } from '../../ui/entry-select';
import { showProblem } from '../../ui/notices';

type FieldProps = Omit<EntrySelectProps, 'entries' | 'onCreate' | 'detailOf'>;

const noPlans: readonly Plan[] = [];

/** The office's plans; none until they are read. */
export function usePlans(): readonly Plan[] {
  return useQuery(query.plans.list.queryOptions({ input: {} })).data?.plans ?? noPlans;
}

/** A plan, told by its speed and price; plans are made in Configuración, where their price is. */
export function PlanSelect(props: FieldProps) {
  const plans = usePlans();
  const country = useOfficeDetails()?.country ?? 'AR';
  const entries = plans.map((plan): CatalogEntry => ({ ...plan, kind: 'plan' }));
  const detailOf = ({ id }: CatalogEntry) => {
    const plan = plans.find((one) => one.id === id);
    if (!plan) return '';
    return `${formatSpeeds(plan)} · ${formatMoney(plan.priceCents, country)}`;
  };
  return <EntrySelect {...props} entries={entries} detailOf={detailOf} />;
}

const BLANK_NODE = { kind: 'other', address: '', latitude: null, longitude: null, notes: '' } as const;

/** A node or an equipment model, or a new one by its name alone: the rest of a node is for Configuración. */
export function PlaceSelect({ kind, ...props }: FieldProps & { readonly kind: 'node' | 'equipment' }) {
  const cache = useQueryClient();
  const { data } = useQuery(query.catalogs.list.queryOptions({ input: {} }));
  const entries = (data?.entries ?? []).filter((entry) => entry.kind === kind);
  async function create(name: string): Promise<number | null> {
    try {
      const made = kind === 'node' ? api.nodes.create({ name, ...BLANK_NODE }) : api.catalogs.create({ kind, name });
      const { id } = await made;
      await cache.invalidateQueries({ queryKey: query.catalogs.key() });
      return id;
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
      return null;
    }
  }
  return <EntrySelect {...props} entries={entries} onCreate={create} />;
}
