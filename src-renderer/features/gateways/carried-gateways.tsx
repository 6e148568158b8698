import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A gateway and a reference as the imported list named them. */
export interface CarriedGateway {
  readonly gateway: string;
  readonly reference: string;
}

interface CarriedGatewaysProps {
  readonly carried: readonly CarriedGateway[];
  /** Begins an attached one from it; null where none may be. */
  readonly onAttach: ((from: CarriedGateway) => void) | null;
}

/** What came with the list and nobody attached yet: told, so that nobody looks for it in vain. */
export function CarriedGateways({ carried, onAttach }: CarriedGatewaysProps) {
  const { t } = useTranslation();
  if (carried.length === 0) return null;
  return (
    <section className="gateway-carried" aria-label={t('gateways.tab.carried')}>
      <h3>{t('gateways.tab.carried')}</h3>
      <p className="gateway-faint">{t('gateways.tab.carriedHelp')}</p>
      <ul>
        {carried.map((one) => (
          <li key={`${one.gateway} ${one.reference}`}>
            <span>
              {one.gateway} <span className="gateway-reference">{one.reference}</span>
            </span>
            {onAttach && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('gateways.tab.attachThis', { ...one })}
                onClick={() => onAttach(one)}
              >
                {t('gateways.tab.attach')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
