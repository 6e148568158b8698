import { Alert, MultiSelect, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { beginBilling } from '../../../src-main/contract/begin-billing';
import type { ParametersToday } from '../../../src-main/contract/billing-parameters';
import { longestClientText } from '../../../src-main/contract/clients';
import { calendarDate } from '../../../src-main/contract/values/calendar-date';
import { useOfficeDetails } from '../../api/session';
import { countryWords } from '../../i18n/country-words';
import { formatRate } from '../../i18n/format';
import { DayField } from '../../ui/day-field';
import { LoadingPanel } from '../../ui/state-panel';
import { AutoStateSwitch } from './auto-state-switch';
import { conditionsFor, derivedType, offered } from './billing-choices';
import { useErrorOf } from './billing-errors';
import { useParameters } from './billing-words';
import { NextInvoicesCard } from './next-invoices';
import { NotificationEmails } from './notification-emails';
import type { DraftState } from './use-draft';

interface BillingFormProps {
  readonly draft: DraftState;
  /** Null for a new one. */
  readonly clientId: number | null;
}

interface KnownProps extends BillingFormProps {
  readonly known: ParametersToday;
}

/** The tab Facturación (specification §4, §5): the switch reveals the rest, and asks for it. */
export function BillingForm({ draft, clientId }: BillingFormProps) {
  const { t } = useTranslation();
  const known = useParameters();
  const { billingEnabled } = draft.fields;
  if (!known) return <LoadingPanel />;
  return (
    <div>
      <section className="editor-section" aria-labelledby="editor-billing">
        <div>
          <h2 id="editor-billing">{t('billing.title')}</h2>
          <p className="why">{t('billing.titleWhy')}</p>
        </div>
        <div className="editor-switches">
          <Switch
            name="billingEnabled"
            label={t('billing.enabled')}
            // Its description stands within its label, and is no part of its name.
            aria-label={t('billing.enabled')}
            description={t(billingEnabled ? 'billing.enabledHelp' : 'billing.disabledHelp')}
            checked={billingEnabled}
            onChange={(event) =>
              draft.change(event.currentTarget.checked ? beginBilling(draft.fields, known) : { billingEnabled: false })
            }
          />
          {billingEnabled && known.legalEntities.every(({ retired }) => retired) && (
            <Alert color="yellow" icon={<IconAlertTriangle size={18} aria-hidden />}>
              {t('billing.noEntities')}
            </Alert>
          )}
        </div>
      </section>
      {billingEnabled && (
        <>
          <OptionsSection draft={draft} clientId={clientId} known={known} />
          <TaxesSection draft={draft} clientId={clientId} known={known} />
          <PaymentSection draft={draft} clientId={clientId} known={known} />
          <NotificationsSection draft={draft} />
        </>
      )}
    </div>
  );
}

const asText = (id: number | null) => (id === null ? null : String(id));
const asId = (value: string | null) => (value === null ? null : Number(value));

/** What every list of choices here shares. */
function useChoice({ draft }: BillingFormProps) {
  const { t } = useTranslation();
  const errorOf = useErrorOf(draft);
  return (field: 'legalEntityId' | 'taxConditionId' | 'paymentMethodId') => ({
    name: field,
    placeholder: t('editor.none'),
    error: errorOf(field),
    value: asText(draft.fields[field]),
    onChange: (value: string | null) => draft.change({ [field]: asId(value) }),
  });
}

function OptionsSection(props: KnownProps) {
  const { t } = useTranslation();
  const { draft, known } = props;
  const { fields } = draft;
  const choice = useChoice(props);
  const errorOf = useErrorOf(draft);
  const taxIdName = countryWords(useOfficeDetails()?.country ?? 'AR').taxId;
  return (
    <section className="editor-section" aria-labelledby="editor-billing-options">
      <div>
        <h2 id="editor-billing-options">{t('billing.options')}</h2>
        <p className="why">{t('billing.optionsWhy')}</p>
      </div>
      <div className="editor-fields">
        <Select
          className="half"
          label={t('billing.field.legalEntityId')}
          data={offered(known.legalEntities, fields.legalEntityId)}
          {...choice('legalEntityId')}
        />
        <Select
          className="half"
          label={t('billing.field.taxConditionId')}
          data={conditionsFor(known, fields)}
          {...choice('taxConditionId')}
        />
        <DerivedType {...props} />
        <TextInput
          className="half"
          name="taxId"
          label={taxIdName}
          maxLength={longestClientText.taxId}
          autoComplete="off"
          error={errorOf('taxId')}
          value={fields.taxId}
          onChange={(event) => draft.change({ taxId: event.currentTarget.value })}
        />
        <Select
          className="half"
          name="profileId"
          label={t('billing.field.profileId')}
          placeholder={t('billing.officeProfileNamed', {
            name: known.profiles.find(({ isDefault }) => isDefault)?.name ?? '',
          })}
          clearable
          clearButtonProps={{ 'aria-label': t('billing.officeProfile') }}
          error={errorOf('profileId')}
          data={offered(known.profiles, fields.profileId)}
          value={asText(fields.profileId)}
          onChange={(value) => draft.change({ profileId: asId(value) })}
        />
        <CycleFields {...props} />
        <div className="whole">
          <NextInvoicesCard clientId={props.clientId} fields={fields} />
        </div>
      </div>
    </section>
  );
}

/** The type of invoice that follows from the two, and why. */
function DerivedType({ draft: { fields }, known }: KnownProps) {
  const { t } = useTranslation();
  const derived = derivedType(known, fields);
  return (
    <div className="whole" role="status">
      <p className="editor-label">{t('billing.invoiceType')}</p>
      {derived ? (
        <p className="editor-derived">
          <strong>{derived.name}</strong>
          <span className="why">{t('billing.typeWhy', { issuer: derived.issuer, client: derived.client })}</span>
          {derived.toConfirm && <span className="editor-doubt">{t('billingParameters.toConfirmMark')}</span>}
        </p>
      ) : (
        <p className="editor-help">{t('billing.typeUnknown')}</p>
      )}
    </div>
  );
}

/** The day on which the cycle begins, with what it means to have one of one's own (specification §4). */
function CycleFields({ draft, known }: KnownProps) {
  const { t } = useTranslation();
  const errorOf = useErrorOf(draft);
  const { cycleDay, profileId, billedFromOn } = draft.fields;
  const profile = known.profiles.find(({ id, isDefault }) => (profileId === null ? isDefault : id === profileId));
  return (
    <>
      <NumberInput
        className="half"
        name="cycleDay"
        label={t('billing.field.cycleDay')}
        min={1}
        max={28}
        clampBehavior="none"
        allowDecimal={false}
        allowNegative={false}
        error={errorOf('cycleDay')}
        value={cycleDay || ''}
        onChange={(value) => draft.change({ cycleDay: Number(value) })}
      />
      <DayField
        className="half"
        name="billedFromOn"
        label={t('billing.field.billedFromOn')}
        description={t('billing.billedFromHelp')}
        error={errorOf('billedFromOn')}
        day={billedFromOn ?? ''}
        onDay={(typed) => {
          const day = calendarDate.safeParse(typed).data ?? null;
          draft.change({ billedFromOn: day });
          if (day === null && typed !== '') draft.typeText('billedFromOn', typed);
        }}
      />
      {profile && profile.cycleDay !== cycleDay && (
        <Alert className="whole" color="yellow" icon={<IconAlertTriangle size={18} aria-hidden />}>
          {t('billing.ownCycle', { profile: profile.name, day: profile.cycleDay })}
        </Alert>
      )}
    </>
  );
}

function TaxesSection({ draft, known }: KnownProps) {
  const { t } = useTranslation();
  const errorOf = useErrorOf(draft);
  const { taxIds } = draft.fields;
  const taxes = known.taxes.filter(({ id, retired }) => !retired || taxIds.includes(id));
  const derived = derivedType(known, draft.fields);
  return (
    <section className="editor-section" aria-labelledby="editor-billing-taxes">
      <div>
        <h2 id="editor-billing-taxes">{t('billing.taxes')}</h2>
        <p className="why">{t('billing.taxesWhy')}</p>
      </div>
      <div className="editor-fields">
        <MultiSelect
          className="whole"
          name="taxIds"
          label={t('billing.field.taxIds')}
          placeholder={taxIds.length === 0 ? t('billing.noTaxes') : ''}
          error={errorOf('taxIds')}
          data={taxes.map(({ id, name, rateBp, mode }) => ({
            value: String(id),
            label: name.includes('%')
              ? `${name} · ${t(`billingParameters.taxModes.${mode}`)}`
              : `${name} · ${formatRate(rateBp)} · ${t(`billingParameters.taxModes.${mode}`)}`,
          }))}
          value={taxIds.map(String)}
          onChange={(values) => draft.change({ taxIds: values.map(Number).toSorted((one, other) => one - other) })}
        />
        {derived?.needsTax && taxIds.length === 0 && (
          <Alert className="whole" color="yellow" icon={<IconAlertTriangle size={18} aria-hidden />}>
            {t('billing.taxNeeded', { type: derived.name })}
          </Alert>
        )}
      </div>
    </section>
  );
}

function PaymentSection(props: KnownProps) {
  const { t } = useTranslation();
  const { draft, known } = props;
  const choice = useChoice(props);
  return (
    <section className="editor-section" aria-labelledby="editor-billing-payment">
      <div>
        <h2 id="editor-billing-payment">{t('billing.payment')}</h2>
      </div>
      <div className="editor-fields">
        <Select
          className="half"
          label={t('billing.field.paymentMethodId')}
          data={offered(known.paymentMethods, draft.fields.paymentMethodId)}
          {...choice('paymentMethodId')}
        />
        <div className="whole editor-switches">
          <Flag draft={draft} field="reportAfterPayment" />
          <AutoStateSwitch draft={draft} clientId={props.clientId} />
        </div>
      </div>
    </section>
  );
}

type FlagField = 'reportAfterPayment' | 'emailInvoice' | 'emailPayment';

function Flag({ draft, field }: { readonly draft: DraftState; readonly field: FlagField }) {
  const { t } = useTranslation();
  return (
    <Switch
      name={field}
      label={t(`billing.field.${field}`)}
      aria-label={t(`billing.field.${field}`)}
      description={t(`billing.help.${field}`)}
      checked={draft.fields[field]}
      onChange={(event) => draft.change({ [field]: event.currentTarget.checked })}
    />
  );
}

function NotificationsSection({ draft }: { readonly draft: DraftState }) {
  const { t } = useTranslation();
  const errorOf = useErrorOf(draft);
  const { email, emailInvoice, emailPayment } = draft.fields;
  return (
    <section className="editor-section" aria-labelledby="editor-billing-notifications">
      <div>
        <h2 id="editor-billing-notifications">{t('billing.notifications')}</h2>
        <p className="why">{t('billing.notificationsWhy')}</p>
      </div>
      <div className="editor-fields">
        <div className="whole editor-switches">
          <Flag draft={draft} field="emailInvoice" />
          <Flag draft={draft} field="emailPayment" />
          {email.trim() === '' && (emailInvoice || emailPayment) && (
            <Alert color="yellow" icon={<IconAlertTriangle size={18} aria-hidden />}>
              {t('billing.noMainEmail')}
            </Alert>
          )}
        </div>
        <div className="whole">
          <NotificationEmails draft={draft} error={errorOf('notificationEmails')} />
        </div>
      </div>
    </section>
  );
}
