import { Button, Checkbox, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type BillingParameters,
  type TaxCondition,
  typePairFields,
} from '../../../src-main/contract/billing-parameters';
import { api } from '../../api/client';
import { ParameterDialog } from './parameter-section';
import { useMayChange, useSave } from './use-parameters';

interface Pair {
  readonly issuer: TaxCondition;
  readonly client: TaxCondition;
}

function ruleOf({ typeRules }: BillingParameters, { issuer, client }: Pair) {
  return typeRules.find((rule) => rule.issuerConditionId === issuer.id && rule.clientConditionId === client.id);
}

/** Which type of invoice follows from what the issuer is and what the client is. */
export function TypeMatrix({ parameters }: { readonly parameters: BillingParameters }) {
  const { t } = useTranslation();
  const [pair, setPair] = useState<Pair | null>(null);
  const legal = parameters.taxConditions.filter(({ retired }) => !retired);
  const issuers = legal.filter(({ forIssuer }) => forIssuer);
  const clients = legal.filter(({ forClient }) => forClient);
  return (
    <>
      <h2>{t('billingParameters.matrix')}</h2>
      <p>{t('billingParameters.matrixWhy')}</p>
      <div className="billing-scroll">
        <table className="billing-matrix" aria-label={t('billingParameters.matrix')}>
          <thead>
            <tr>
              <th scope="col">{t('billingParameters.matrixCorner')}</th>
              {clients.map(({ id, name }) => (
                <th key={id} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {issuers.map((issuer) => (
              <tr key={issuer.id}>
                <th scope="row">{issuer.name}</th>
                {clients.map((client) => (
                  <td key={client.id}>
                    <PairCell parameters={parameters} pair={{ issuer, client }} onOpen={setPair} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pair && <PairForm parameters={parameters} pair={pair} onClose={() => setPair(null)} />}
    </>
  );
}

interface PairProps {
  readonly parameters: BillingParameters;
  readonly pair: Pair;
}

function PairCell({ parameters, pair, onOpen }: PairProps & { readonly onOpen: (pair: Pair) => void }) {
  const { t } = useTranslation();
  const mayChange = useMayChange();
  const rule = ruleOf(parameters, pair);
  const code = parameters.invoiceTypes.find(({ id }) => id === rule?.invoiceTypeId)?.code ?? '—';
  if (pair.issuer.isFantasy !== pair.client.isFantasy) return <span aria-label={t('billingParameters.noPair')}>—</span>;
  const marked = rule?.toConfirm ? `${code} (${t('billingParameters.toConfirmMark')})` : code;
  const name = `${pair.issuer.name} → ${pair.client.name}: ${marked}`;
  return mayChange ? (
    <Button
      size="compact-sm"
      variant="subtle"
      color="gray"
      fz="inherit"
      title={name}
      aria-label={name}
      className={rule?.toConfirm ? 'to-confirm' : ''}
      onClick={() => onOpen(pair)}
    >
      {rule?.toConfirm ? `${code} ?` : code}
    </Button>
  ) : (
    <span title={name}>{code}</span>
  );
}

const NONE = 'none';

function PairForm({ parameters, pair, onClose }: PairProps & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const before = ruleOf(parameters, pair);
  const [typeId, setTypeId] = useState(before ? String(before.invoiceTypeId) : NONE);
  const [legend, setLegend] = useState(before?.legend ?? '');
  const [toConfirm, setToConfirm] = useState(before?.toConfirm ?? false);
  const { save, errorOf, busy } = useSave(typePairFields, onClose);
  const offered = parameters.invoiceTypes.filter(
    ({ id, retired, isFiscal }) => isFiscal !== pair.issuer.isFantasy && (!retired || id === before?.invoiceTypeId),
  );
  const rule = typeId === NONE ? null : { invoiceTypeId: Number(typeId), legend, toConfirm };
  const ids = { issuerConditionId: pair.issuer.id, clientConditionId: pair.client.id };
  const version = before?.version ?? 0;
  return (
    <ParameterDialog
      title={`${pair.issuer.name} → ${pair.client.name}`}
      busy={busy}
      onClose={onClose}
      onSave={() =>
        void save({ ...ids, invoiceTypeId: rule?.invoiceTypeId ?? null }, () =>
          api.billingParameters.setTypeRule({ ...ids, version, rule }),
        )
      }
    >
      <Select
        className="whole"
        label={t('billingParameters.kinds.invoiceType')}
        allowDeselect={false}
        data={[
          ...offered.map(({ id, name }) => ({ value: String(id), label: name })),
          { value: NONE, label: t('billingParameters.notBilled') },
        ]}
        error={errorOf('invoiceTypeId') ?? errorOf('clientConditionId')}
        value={typeId}
        onChange={(value) => setTypeId(value ?? NONE)}
      />
      <Textarea
        className="whole"
        label={t('billingParameters.legend')}
        description={t('billingParameters.pairLegendHelp')}
        autosize
        minRows={2}
        maxLength={1000}
        value={legend}
        onChange={(event) => setLegend(event.currentTarget.value)}
      />
      <Checkbox
        className="whole"
        label={t('billingParameters.toConfirm')}
        checked={toConfirm}
        onChange={(event) => setToConfirm(event.currentTarget.checked)}
      />
    </ParameterDialog>
  );
}
