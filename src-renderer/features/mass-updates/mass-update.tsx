import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle, IconListCheck } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientFilter, ClientSelection } from '../../../src-main/contract/clients';
import {
  type MassField,
  massFieldNames,
  type MassFields,
  massFields,
  massQualifiers,
} from '../../../src-main/contract/mass-updates';
import { api } from '../../api/client';
import { useActor } from '../../api/session';
import { useWindowKeys } from '../../ui/keys';
import { useChoices } from './choices';
import { FieldRow } from './field-row';
import { PreviewPanel } from './preview-panel';
import { tickedWords } from './scope-words';
import { counted, type MassDraft, useMassDraft } from './use-mass-draft';
import './mass-updates.css';

/** What was ticked. `outside`: how many of it the filter does not show, which are meant all the same; null until it is known. */
interface Ticked {
  readonly selection: ClientSelection;
  readonly count: number;
  readonly outside: number | null;
}

/** Whom an update may be about: what is ticked, or the whole result. */
export interface MassScope {
  readonly filter: ClientFilter;
  /** How many the filter finds. */
  readonly matching: number;
  readonly ticked: Ticked | null;
}

interface MassUpdateProps {
  readonly scope: MassScope;
  /**
   * Where what switching Estado automático on would do is shown, once there is something that tells: it stands below that
   * field when it is set to on.
   */
  readonly autoStatePlace?: (selection: ClientSelection) => ReactNode;
}

const GROUPS: readonly {
  readonly name: 'client' | 'contracts' | 'billing' | 'notices' | 'gateways';
  readonly fields: readonly MassField[];
}[] = [
  {
    name: 'client',
    fields: ['zoneId', 'neighborhoodId', 'cityId', 'provinceId', 'sellerId', 'collectorId', 'addNote'],
  },
  {
    name: 'contracts',
    fields: [
      'contractState',
      'contractPlanId',
      'contractPlanOn',
      'contractNodeId',
      'contractReason',
      'contractsOfPlanId',
      'contractsOfNodeId',
    ],
  },
  {
    name: 'billing',
    fields: [
      'billingEnabled',
      'legalEntityId',
      'taxConditionId',
      'invoiceTypeId',
      'cycleDay',
      'billedFromOn',
      'addTaxIds',
      'removeTaxIds',
      'paymentMethodId',
      'profileId',
      'reportAfterPayment',
      'autoState',
    ],
  },
  { name: 'notices', fields: ['emailInvoice', 'emailPayment'] },
  { name: 'gateways', fields: ['addGatewayIds', 'removeGatewayIds'] },
];

/** What is set, and what is only opened: kept while another screen is looked at. */
interface Form {
  readonly opened: readonly MassField[];
  readonly values: Partial<MassFields>;
}
const BLANK: Form = { opened: [], values: {} };
let kept: { readonly operatorId: number | undefined; readonly form: Form } = { operatorId: undefined, form: BLANK };

/**
 * The form, as it was left by this operator: one that was not brought to its end is gone on with, and says so (`carried`),
 * since another result may be in sight by now.
 */
function useForm() {
  const operatorId = useActor()?.operatorId;
  const [form, setForm] = useState(() => (kept.operatorId === operatorId ? kept.form : BLANK));
  const [carried, setCarried] = useState(Object.values(form.values).some((value) => value !== undefined));
  /** What is typed and is none that its field may have. */
  const [wrong, setWrong] = useState<readonly MassField[]>([]);
  const change = (next: Form, nowWrong: readonly MassField[]) => {
    kept = { operatorId, form: next };
    setForm(next);
    setWrong(nowWrong);
    setCarried(false);
  };
  const without = (field: MassField) => wrong.filter((one) => one !== field);
  return {
    ...form,
    carried,
    wrong,
    open: (field: MassField, opened: boolean) => {
      const { [field]: _gone, ...values } = form.values;
      const others = form.opened.filter((one) => one !== field);
      change(opened ? { ...form, opened: [...others, field] } : { opened: others, values }, without(field));
    },
    set: (field: MassField, value: MassFields[MassField], isWrong = false) =>
      change(
        { ...form, values: { ...form.values, [field]: value } },
        isWrong ? [...without(field), field] : without(field),
      ),
    clear: () => change(BLANK, []),
    /** What was done is no beginning of the next one. */
    done: () => {
      kept = { operatorId, form: BLANK };
    },
  };
}

/** Whether a field is one that is asked for, and not one that says of which. */
const isAsked = (field: string) => !massQualifiers.some((qualifier) => qualifier === field);

/** Only what was given a value that the core would take. */
function givenOf(values: Partial<MassFields>): MassFields | null {
  const given = Object.fromEntries(
    massFieldNames.flatMap((field) => (values[field] === undefined ? [] : [[field, values[field]]])),
  );
  const parsed = massFields.safeParse(given);
  return parsed.success && Object.keys(parsed.data).some(isAsked) ? parsed.data : null;
}

/**
 * Actualización masiva (specification §3): fields on the left, on the right what they would change of each client. It
 * acts on exactly what it says above them.
 */
export function MassUpdate({ scope, autoStatePlace }: MassUpdateProps) {
  const { t } = useTranslation();
  const form = useForm();
  const choices = useChoices();
  const [fresh, setFresh] = useState<MassField | null>(null);
  const [whole, setWhole] = useState(scope.ticked === null);
  const everybody: ClientSelection = { kind: 'filter', filter: scope.filter, exceptIds: [] };
  const selection = whole || !scope.ticked ? everybody : scope.ticked.selection;
  const fields = form.wrong.length > 0 ? null : givenOf(form.values);
  const asked = fields === null ? null : JSON.stringify({ selection, fields });
  const draft = useMassDraft(
    asked,
    (how) => api.massUpdates.preview({ selection, fields: fields ?? {}, ...how }),
    form.done,
  );
  const busy = draft.work !== null;
  useWindowKeys(useMemo(() => ({ 'mod+s': () => void draft.apply() }), [draft.apply]));
  const touched = fields === null ? 0 : Object.keys(fields).length;
  return (
    <div className="mass">
      <div className="mass-side">
        <ScopeNote scope={scope} whole={whole} disabled={busy && draft.work?.kind !== 'preview'} onWhole={setWhole} />
        {form.carried && (
          <p className="mass-carried" role="status">
            {t('massUpdates.carried', counted(form.opened.length))}{' '}
            <button type="button" onClick={form.clear}>
              {t('massUpdates.clear')}
            </button>
          </p>
        )}
        <div className="mass-fields">
          {GROUPS.map(({ name, fields: ofGroup }) => (
            <section key={name} aria-labelledby={`mass-${name}`}>
              <h2 id={`mass-${name}`}>{t(`massUpdates.groups.${name}`)}</h2>
              {ofGroup.map((field) => (
                <FieldRow
                  key={field}
                  field={field}
                  opened={form.opened.includes(field)}
                  value={form.values[field]}
                  wrong={form.wrong.includes(field)}
                  choices={choices[field] ?? []}
                  fresh={fresh === field}
                  onOpened={(opened) => {
                    setFresh(opened ? field : null);
                    form.open(field, opened);
                  }}
                  onValue={(value, wrong) => {
                    // Its list opened by itself once; it does not when the field is drawn again, as after an undo.
                    setFresh(null);
                    form.set(field, value, wrong);
                  }}
                >
                  <FieldNote field={field} />
                  {field === 'autoState' && form.values.autoState === true && autoStatePlace?.(selection)}
                </FieldRow>
              ))}
            </section>
          ))}
        </div>
        <ApplyBar draft={draft} onClear={form.opened.length > 0 ? form.clear : null} />
      </div>
      <PreviewPanel
        draft={draft}
        about={t('massUpdates.fields', counted(touched))}
        empty={<p>{t('massUpdates.empty')}</p>}
      />
    </div>
  );
}

interface ScopeNoteProps {
  readonly scope: MassScope;
  readonly whole: boolean;
  readonly disabled: boolean;
  readonly onWhole: (whole: boolean) => void;
}

/** On whom it acts, always in sight: "7 seleccionados de 1.284", or the whole result. */
function ScopeNote({ scope: { matching, ticked }, whole, disabled, onWhole }: ScopeNoteProps) {
  const { t } = useTranslation();
  const isWhole = whole || !ticked;
  return (
    <div className="mass-scope" role="status">
      <IconListCheck size={18} aria-hidden />
      <div>
        <p>{isWhole ? t('massUpdates.scope.whole', counted(matching)) : tickedWords(t, ticked, matching)}</p>
        {ticked && (
          <button type="button" disabled={disabled} onClick={() => onWhole(!isWhole)}>
            {isWhole
              ? t('massUpdates.scope.onlyTicked', counted(ticked.count))
              : t('massUpdates.scope.toWhole', counted(matching))}
          </button>
        )}
      </div>
    </div>
  );
}

const NOTED = [
  'cycleDay',
  'invoiceTypeId',
  'autoState',
  'billingEnabled',
  'addGatewayIds',
  'contractState',
  'contractPlanId',
  'contractPlanOn',
  'contractsOfPlanId',
  'contractsOfNodeId',
] as const;

/** What the specification, or a rule, wants known before the field is changed. */
function FieldNote({ field }: { readonly field: MassField }) {
  const { t } = useTranslation();
  const noted = NOTED.find((one) => one === field);
  if (!noted) return null;
  if (noted === 'cycleDay')
    return (
      <Alert color="yellow" icon={<IconAlertTriangle size={18} aria-hidden />}>
        {t('massUpdates.notes.cycleDay')}
      </Alert>
    );
  return <p className="mass-muted">{t(`massUpdates.notes.${noted}`)}</p>;
}

function ApplyBar({ draft, onClear }: { readonly draft: MassDraft; readonly onClear: (() => void) | null }) {
  const { t } = useTranslation();
  const count = draft.preview?.counts.change ?? 0;
  return (
    <div className="mass-apply">
      <Button
        fullWidth
        title={t('massUpdates.saveKey')}
        disabled={count === 0 || draft.stale || draft.work !== null}
        onClick={() => void draft.apply()}
      >
        {count === 0 ? t('massUpdates.apply') : t('massUpdates.applyTo', counted(count))}
      </Button>
      {onClear && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          disabled={draft.work !== null && draft.work.kind !== 'preview'}
          onClick={onClear}
        >
          {t('massUpdates.clear')}
        </Button>
      )}
    </div>
  );
}
