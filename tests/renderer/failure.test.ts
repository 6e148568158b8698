import { ORPCError } from '@orpc/client';
import { expect, test, vi } from 'vitest';
import { ConnectionCutError, readFailure } from '../../src-renderer/api/failure';
import { en } from '../../src-renderer/i18n/locales/en';
import { es } from '../../src-renderer/i18n/locales/es';

function listening() {
  const report = vi.fn<(fault: unknown) => void>();
  vi.stubGlobal('reportError', report);
  return report;
}

test('what the core refused, a connection that was cut and a call that was called off are each told as that', () => {
  const report = listening();
  const taken = { code: 'CATALOG_TAKEN', params: { name: 'Sur' }, field: 'name' } as const;
  expect(readFailure(new ORPCError('REFUSED', { status: 422, data: taken }))).toEqual(taken);
  expect(readFailure(new ORPCError('INTERNAL_SERVER_ERROR'))).toMatchObject({ code: 'UNEXPECTED' });
  expect(readFailure(new ConnectionCutError())).toEqual({ code: 'CONNECTION_CUT', params: {} });
  expect(readFailure(new DOMException('aborted', 'AbortError'))).toEqual({ code: 'CANCELLED', params: {} });
  expect(report).not.toHaveBeenCalled();
});

test('a fault of the window is never told as one of the connection, and is logged once', () => {
  const report = listening();
  const fault = new TypeError('fields is null');
  for (let times = 0; times < 2; times += 1)
    expect(readFailure(fault)).toEqual({
      code: 'WINDOW_FAULT',
      params: { fault: expect.stringMatching(/^[\da-f]{8}$/u) },
    });
  expect(readFailure(fault)).toEqual(readFailure(fault));
  expect(report.mock.calls).toEqual([[fault]]);
});

test('who shares an e-mail is told where the real one goes: to the e-mails to notify, which invoices reach', () => {
  expect(es.failures.EMAIL_TAKEN).toContain(es.billing.field.notificationEmails);
  expect(en.failures.EMAIL_TAKEN).toContain(en.billing.field.notificationEmails);
});
