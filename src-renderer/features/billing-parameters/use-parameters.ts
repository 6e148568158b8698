import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { Failure } from '../../../src-main/contract/failures';
import { query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useActor } from '../../api/session';
import { es } from '../../i18n/locales/es';
import { failureWords, i18n } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';

/** All that the office bills by; undefined until it is read. */
export function useParameters() {
  return useQuery(query.billingParameters.list.queryOptions({ input: {} })).data;
}

/** The core enforces it, the window only spares a vain click. */
export function useMayChange(): boolean {
  return useActor()?.role === 'administrator';
}

function isReason(reason: unknown): reason is keyof typeof es.billingParameters.reasons {
  return typeof reason === 'string' && Object.hasOwn(es.billingParameters.reasons, reason);
}

/** A refusal in the words of these forms. */
function parameterFailureWords(failure: Failure): string {
  const { reason } = failure.params;
  if (failure.code === 'VALIDATION' && isReason(reason)) return i18n.t(`billingParameters.reasons.${reason}`);
  return failureWords(failure);
}

/** A form's fields as the contract has them. */
type FieldsSchema = z.ZodObject;

function wrongIn(schema: FieldsSchema, draft: unknown): Failure | null {
  const issue = schema.safeParse(draft).error?.issues[0];
  if (!issue) return null;
  const reason = issue.code === 'custom' ? issue.message : issue.code;
  return { code: 'VALIDATION', params: { reason }, field: String(issue.path[0] ?? '') };
}

/**
 * Saves a draft that the contract's schema takes, and says what is wrong with it, or was refused: beside its field where
 * the form has it, otherwise as a notice.
 */
export function useSave(schema: FieldsSchema, onSaved: () => void) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  function show(failure: Failure): void {
    const isHere = failure.field !== undefined && Object.hasOwn(schema.shape, failure.field);
    setProblem(isHere ? failure : null);
    if (!isHere) showProblem(parameterFailureWords(failure));
  }
  async function save(draft: unknown, call: () => Promise<unknown>): Promise<void> {
    if (busy) return;
    const wrong = wrongIn(schema, draft);
    if (wrong) return show(wrong);
    setBusy(true);
    try {
      await call();
      showNotice({ message: t('settings.saved') });
      onSaved();
    } catch (cause) {
      show(readFailure(cause));
    } finally {
      setBusy(false);
    }
  }
  const errorOf = (field: string) => (problem?.field === field ? parameterFailureWords(problem) : undefined);
  return { save, errorOf, busy };
}
