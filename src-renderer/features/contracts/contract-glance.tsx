import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientRow } from '../../../src-main/contract/clients';
import { ContractTag } from '../../ui/state-tag';
import './contracts.css';

/** What the list's row already knows of a client's contracts: shown at once, while the rest is on its way. */
export const ContractGlance = memo(function ContractGlance({ row }: { readonly row: ClientRow }) {
  const { t } = useTranslation();
  const { contractCount, contractState, contractDisabledBy, contractPausedUntilOn, plan, node, ip } = row;
  if (contractCount === 0) return <p className="contracts-none">{t('contracts.none')}</p>;
  return (
    <div className="contracts" aria-busy="true">
      <section className="contract-card">
        <header>
          <div className="contract-title">
            <h3>{plan}</h3>
            <ContractTag
              state={contractState}
              disabledBy={contractDisabledBy}
              paused={contractPausedUntilOn !== null}
            />
          </div>
        </header>
        <dl className="contract-facts">
          <div>
            <dt>{t('contractField.nodeId')}</dt>
            <dd>{node || '—'}</dd>
          </div>
          <div>
            <dt>{t('contractField.ip')}</dt>
            <dd>{ip || '—'}</dd>
          </div>
        </dl>
      </section>
      {contractCount > 1 && <p className="contract-muted">{t('contracts.glance', { count: contractCount })}</p>}
    </div>
  );
});
