import type { GatewayLayout, GatewaySummary } from '../../src-main/contract/gateway-files';
import type { TestApp } from './test-app';

type App = Pick<TestApp, 'call' | 'files'>;

const GATEWAY_HEAD = 'fecha,referencia,documento,importe,pasarela,operacion';
export const REVERSAL = 'Contracargo';

export async function openGatewayFile({ call, files }: App, content: Buffer | string, fileName = 'pagos.csv') {
  return call('gatewayFiles', 'open', { fileToken: files.receive(fileName, Buffer.from(content)) });
}

/** A file that is opened and tried; its columns as they are guessed, but for `change`. */
export async function tryGatewayFile(
  app: App,
  content: Buffer | string,
  { fileName = 'pagos.csv', ...change }: Partial<GatewayLayout> & { fileName?: string } = {},
): Promise<{ draftId: string; summary: GatewaySummary }> {
  const { draftId, layout } = await openGatewayFile(app, content, fileName);
  const summary = await app.call('gatewayFiles', 'preview', { draftId, layout: { ...layout, ...change }, sources: [] });
  return { draftId, summary };
}

/** Tried, and posted. */
export async function importGatewayFile(
  app: App,
  content: Buffer | string,
  change: Partial<GatewayLayout> & { fileName?: string } = {},
) {
  const { draftId } = await tryGatewayFile(app, content, change);
  return app.call('gatewayFiles', 'apply', { draftId, reversal: REVERSAL });
}

/** Lines of the example's columns, under its headers. */
export const gatewayLines = (...lines: readonly string[]) => [GATEWAY_HEAD, ...lines].join('\n');

/** What a dry run says of each line: its outcome and why, in the file's order. */
export async function decisionsOf({ call }: Pick<TestApp, 'call'>, draftId: string) {
  const { lines } = await call('gatewayFiles', 'lines', { draftId, offset: 0, limit: 200 });
  return lines.map(({ outcome, reason, client }) => [outcome, reason, client?.name ?? ''].join(' ').trim());
}

export async function keptLines({ call }: Pick<TestApp, 'call'>, fileId: number) {
  return (await call('gatewayFiles', 'kept', { fileId, waiting: false, offset: 0, limit: 200 })).lines;
}
