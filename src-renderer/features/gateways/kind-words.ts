import { useTranslation } from 'react-i18next';
import type { GatewayKind } from '../../../src-main/contract/gateways';

/** A kind in the clerk's language: most are names of companies, which are the same in all. */
export function useKindWords(): (kind: GatewayKind) => string {
  const { t } = useTranslation();
  return ({ code, name }) => (code === 'bank' || code === 'other' ? t(`gateways.kinds.${code}`) : name);
}
