import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { reportingContract, type ToReport } from '../../src-main/contract/reporting';
import type { TestApp } from './test-app';

type AnswerInput = z.input<typeof reportingContract.answer.input>['answer'];
type Call = Pick<TestApp, 'call'>;

export const approvalWith = (fields: Partial<AnswerInput> = {}): AnswerInput => ({
  result: 'approved',
  number: 1,
  authorizationCode: '74512345678901',
  authorizationExpiresOn: '2026-12-04',
  reason: '',
  ...fields,
});

export const rejectionFor = (reason: string): AnswerInput => ({
  result: 'rejected',
  number: null,
  authorizationCode: '',
  authorizationExpiresOn: null,
  reason,
});

export const queueOf = (app: Call, scope: 'due' | 'waiting' = 'due') =>
  app.call('reporting', 'list', { scope, offset: 0, limit: 200 });

/** Types the answer on a document that is in the queue. */
export const answer = (
  app: Call,
  { kind, id, version }: Pick<ToReport, 'kind' | 'id' | 'version'>,
  given: AnswerInput,
) => app.call('reporting', 'answer', { kind, id, version, answer: given });

/** Approves all that is due, with the numbers that follow. */
export async function reportAll(app: Call): Promise<void> {
  for (const one of (await queueOf(app)).rows) {
    const [now] = (await queueOf(app)).rows;
    if (!now) return;
    await answer(app, now, approvalWith({ number: now.nextNumber ?? one.internalNumber }));
  }
}

/** Hands in a file of answers: one row a line, `;` between its cells. */
export function answersFile(app: Pick<TestApp, 'files'>, rows: readonly string[]): string {
  const text = ['N.º interno;Resultado;Número fiscal;CAE;Vencimiento del CAE;Motivo', ...rows].join('\r\n');
  return app.files.receive('respuestas.csv', Buffer.from(text));
}

export const previewAnswers = (app: Call, fileToken: string) =>
  app.call('reporting', 'preview', { fileToken, taskId: randomUUID() });

/** Takes what the file's preview says. */
export async function applyAnswers(app: Call, fileToken: string) {
  const { approved, rejected } = await previewAnswers(app, fileToken);
  return app.call('reporting', 'apply', { fileToken, taskId: randomUUID(), expected: { approved, rejected } });
}
