import type { Answer } from '../../contract/reporting';
import { writeAudit } from '../audit';
import type { CommandContext } from '../handler';
import { documentName } from './document-names';
import { type ReportedDocument, saveApproval, saveNextNumber, saveRejection } from './store';

/** Writes an answer that was decided to be taken, with its row of the audit. */
export function takeAnswer(
  context: CommandContext,
  document: ReportedDocument,
  answer: Answer,
  origin: 'form' | 'import',
) {
  const { db, nowMs } = context;
  const change = { field: documentName(document.kind, document.id), before: document.fiscalState };
  const subject = { entity: 'billing', entityId: document.id, origin } as const;
  if (answer.result === 'rejected') {
    saveRejection(db, document, answer.reason);
    writeAudit(context, { ...subject, action: 'rejected' }, [{ ...change, after: answer.reason }]);
    return;
  }
  const fiscalOn = answer.fiscalOn ?? document.issuedOn;
  saveApproval(db, document, { ...answer, fiscalOn }, nowMs);
  if (answer.number !== null) saveNextNumber(db, document, answer.number + 1);
  writeAudit(context, { ...subject, action: 'reported' }, [
    { ...change, after: `${answer.number} · ${fiscalOn} · ${answer.authorizationCode}` },
  ]);
}
