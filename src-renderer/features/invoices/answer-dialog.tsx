import { SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer, ToReport } from '../../../src-main/contract/reporting';
import { calendarDate } from '../../../src-main/contract/values/calendar-date';
import { tidy } from '../../../src-main/contract/values/text';
import { api } from '../../api/client';
import { DayField } from '../../ui/day-field';
import { ActDialog, type ActProblem } from './act-dialog';

interface AnswerDialogProps {
  readonly document: ToReport;
  /** `120`, `NC-12`. */
  readonly name: string;
  readonly onClose: () => void;
}

interface Draft {
  readonly result: Answer['result'];
  readonly number: string;
  readonly code: string;
  readonly expiresOn: string;
  readonly fiscalOn: string;
  readonly reason: string;
}

/** The number is asked to be typed where nothing says which it is; an answer that lacks something is for the core to refuse. */
function answerOf({ result, number, code, expiresOn, fiscalOn, reason }: Draft): Answer {
  const day = calendarDate.safeParse(expiresOn);
  const documentDay = calendarDate.safeParse(fiscalOn);
  const isApproved = result === 'approved';
  return {
    result,
    number: isApproved && /^\d{1,8}$/u.test(number.trim()) ? Number(number.trim()) || null : null,
    authorizationCode: isApproved ? tidy(code) : '',
    authorizationExpiresOn: isApproved && day.success ? day.data : null,
    fiscalOn: isApproved && documentDay.success ? documentDay.data : null,
    reason: isApproved ? '' : tidy(reason),
  };
}

/** What the authority answered on one document, typed by hand. */
export function AnswerDialog({ document, name, onClose }: AnswerDialogProps) {
  const { t } = useTranslation();
  const { kind, id, version, nextNumber, issuedOn, reportOn } = document;
  const [draft, setDraft] = useState<Draft>({
    result: 'approved',
    number: nextNumber === null ? '' : String(nextNumber),
    code: '',
    expiresOn: '',
    fiscalOn: reportOn,
    reason: '',
  });
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const isApproved = draft.result === 'approved';

  function findProblem(): ActProblem | null {
    if (isApproved || tidy(draft.reason) !== '') return null;
    return { field: 'reason', words: t('invoices.reasonNeeded') };
  }

  return (
    <ActDialog
      title={t('reporting.answerTitle', { name, client: document.client })}
      confirm={t('reporting.saveAnswer')}
      done={t(isApproved ? 'reporting.approved' : 'reporting.rejected', { name })}
      findProblem={findProblem}
      version={version}
      act={(seen) => api.reporting.answer({ kind, id, version: seen, answer: answerOf(draft) })}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <SegmentedControl
            fullWidth
            aria-label={t('reporting.result')}
            data={[
              { value: 'approved', label: t('reporting.results.approved') },
              { value: 'rejected', label: t('reporting.results.rejected') },
            ]}
            value={draft.result}
            onChange={(result) => change({ result: result === 'rejected' ? 'rejected' : 'approved' })}
          />
          {isApproved ? (
            <ApprovedFields
              draft={draft}
              onChange={change}
              errorOf={errorOf}
              nextNumber={nextNumber}
              isLate={reportOn !== issuedOn}
            />
          ) : (
            <TextInput
              label={t('reporting.rejectionReason')}
              maxLength={500}
              autoComplete="off"
              error={errorOf('reason')}
              value={draft.reason}
              onChange={(event) => change({ reason: event.currentTarget.value })}
            />
          )}
        </>
      )}
    </ActDialog>
  );
}

interface ApprovedFieldsProps {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
  readonly errorOf: (field: string) => string | undefined;
  readonly nextNumber: number | null;
  /** Whether a later one of its series was reported before it. */
  readonly isLate: boolean;
}

function ApprovedFields({ draft, onChange, errorOf, nextNumber, isLate }: ApprovedFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('reporting.number')}
        description={
          nextNumber === null ? t('reporting.numberFirst') : t('reporting.numberNext', { number: nextNumber })
        }
        inputMode="numeric"
        autoComplete="off"
        error={errorOf('number')}
        value={draft.number}
        onChange={(event) => onChange({ number: event.currentTarget.value })}
      />
      <DayField
        label={t('reporting.fiscalOn')}
        description={t(isLate ? 'reporting.fiscalOnLate' : 'reporting.fiscalOnHelp')}
        error={errorOf('fiscalOn')}
        day={draft.fiscalOn}
        onDay={(fiscalOn) => onChange({ fiscalOn })}
      />
      <TextInput
        data-autofocus
        label={t('reporting.code')}
        inputMode="numeric"
        maxLength={100}
        autoComplete="off"
        error={errorOf('authorizationCode')}
        value={draft.code}
        onChange={(event) => onChange({ code: event.currentTarget.value })}
      />
      <DayField
        label={t('reporting.expiresOn')}
        error={errorOf('authorizationExpiresOn')}
        day={draft.expiresOn}
        onDay={(expiresOn) => onChange({ expiresOn })}
      />
    </>
  );
}
