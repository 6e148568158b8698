import { useTranslation } from 'react-i18next';
import { auditOrigins } from '../../src-main/contract/audit';

/** Why a name changed: what the clerk wrote, or which of the office's own ways it was (import, undo, a value put back). */
export function useReasonWords(): (reason: string) => string {
  const { t } = useTranslation();
  return (reason) => {
    const origin = auditOrigins.find((one) => one === reason);
    return origin ? t(`audit.origins.${origin}`) : reason;
  };
}
