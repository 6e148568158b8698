import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { MassUpdate } from '../../../src-main/contract/mass-updates';
import { useAuditedValue, useMassFieldName } from './mass-words';
import { counted } from './use-mass-draft';

/** As many as a line has room for. */
const SHOWN = 2;

interface ToldFieldsProps {
  readonly update: Pick<MassUpdate, 'told'>;
  /** All of them; else the first, and how many there are besides. */
  readonly whole?: boolean;
}

/** What an update set, field by field: `Zona → Norte · Observaciones: + Avisar y 2 más`. */
export function ToldFields({ update: { told }, whole = false }: ToldFieldsProps) {
  const { t } = useTranslation();
  const nameOf = useMassFieldName();
  const valueOf = useAuditedValue();
  const shown = whole ? told : told.slice(0, SHOWN);
  const rest = told.length - shown.length;
  return (
    <>
      {shown.map(({ field, how, value }, at) => (
        <Fragment key={field}>
          {at > 0 && ' · '}
          <span className="mass-muted">{nameOf(field)}</span>
          {how !== 'various' && (
            <>
              {' '}
              <span className="mass-muted">{t(`massUpdates.toldHow.${how}`)}</span>{' '}
              <strong>{valueOf(field, value)}</strong>
            </>
          )}
        </Fragment>
      ))}
      {rest > 0 && <span className="mass-muted"> {t('massUpdates.andMore', counted(rest))}</span>}
    </>
  );
}
