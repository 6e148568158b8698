import { ActionIcon, Button, Checkbox, NumberInput, Select } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type InvoiceType, LAST_NUMBER, type SeriesFields } from '../../../src-main/contract/billing-parameters';

interface SeriesFieldsetProps {
  /** Those that the issuer may issue. */
  readonly types: readonly InvoiceType[];
  readonly series: readonly SeriesFields[];
  readonly error: string | undefined;
  readonly onChange: (series: readonly SeriesFields[]) => void;
}

/** The numbers of an issuer: by type and point of sale, which of them is in use, and the next that it gives. */
export function SeriesFieldset({ types, series, error, onChange }: SeriesFieldsetProps) {
  const { t } = useTranslation();
  const change = (at: number, edit: Partial<SeriesFields>) =>
    onChange(series.map((one, place) => (place === at ? { ...one, ...edit } : one)));
  const [firstType] = types;
  return (
    <fieldset className="whole" style={{ border: 0, padding: 0, margin: 0 }}>
      <legend>
        <h3>{t('billingParameters.series')}</h3>
      </legend>
      <p className="editor-help">{t('billingParameters.seriesHelp')}</p>
      {series.length > 0 && (
        <table className="billing-series">
          <thead>
            <tr>
              <th scope="col">{t('billingParameters.kinds.invoiceType')}</th>
              <th scope="col">{t('billingParameters.pointOfSale')}</th>
              <th scope="col">{t('billingParameters.nextNumber')}</th>
              <th scope="col">{t('billingParameters.inUse')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {series.map((one, at) => (
              <tr
                key={`${one.invoiceTypeId}/${series.slice(0, at).filter((other) => other.invoiceTypeId === one.invoiceTypeId).length}`}
              >
                <SeriesRow
                  types={types}
                  one={one}
                  onChange={(edit) => change(at, edit)}
                  onRemove={() => onChange(series.filter((_, place) => place !== at))}
                />
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {error && (
        <p className="billing-error" role="alert">
          {error}
        </p>
      )}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={!firstType}
        onClick={() =>
          firstType &&
          onChange([...series, { invoiceTypeId: firstType.id, pointOfSale: 1, nextNumber: 1, inUse: false }])
        }
      >
        {t('billingParameters.addSeries')}
      </Button>
    </fieldset>
  );
}

interface SeriesRowProps {
  readonly types: readonly InvoiceType[];
  readonly one: SeriesFields;
  readonly onChange: (edit: Partial<SeriesFields>) => void;
  readonly onRemove: () => void;
}

function SeriesRow({ types, one, onChange, onRemove }: SeriesRowProps) {
  const { t } = useTranslation();
  const code = types.find(({ id }) => id === one.invoiceTypeId)?.code ?? '';
  const whole = { clampBehavior: 'strict', allowDecimal: false, allowNegative: false, hideControls: true } as const;
  return (
    <>
      <td>
        <Select
          aria-label={`${t('billingParameters.kinds.invoiceType')} ${code}`}
          allowDeselect={false}
          data={types.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={String(one.invoiceTypeId)}
          onChange={(value) => onChange({ invoiceTypeId: Number(value) })}
        />
      </td>
      <td>
        <NumberInput
          {...whole}
          aria-label={`${t('billingParameters.pointOfSale')} ${code}`}
          w={110}
          max={99_999}
          value={one.pointOfSale}
          onChange={(value) => onChange({ pointOfSale: Number(value) })}
        />
      </td>
      <td>
        <NumberInput
          {...whole}
          aria-label={`${t('billingParameters.nextNumber')} ${code}`}
          w={130}
          max={LAST_NUMBER + 1}
          value={one.nextNumber}
          onChange={(value) => onChange({ nextNumber: Number(value) })}
        />
      </td>
      <td>
        <Checkbox
          aria-label={`${t('billingParameters.inUse')} ${code}`}
          checked={one.inUse}
          onChange={(event) => onChange({ inUse: event.currentTarget.checked })}
        />
      </td>
      <td>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`${t('billingParameters.removeSeries')} ${code}`}
          onClick={onRemove}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </td>
    </>
  );
}
