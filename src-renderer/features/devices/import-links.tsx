import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedLine } from '../../../src-main/contract/devices';
import { tidy } from '../../../src-main/contract/values/text';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { showNotice } from '../../ui/notices';
import { useOnce } from '../../ui/use-once';

const countOf = (lines: readonly ListedLine[], outcome: ListedLine['outcome']) =>
  lines.filter((line) => line.outcome === outcome).length;

/** Links that the service gave for many clients: pasted, tried, and added. */
export function ImportLinks() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [lines, setLines] = useState<readonly ListedLine[] | null>(null);
  const [error, setError] = useState('');
  const { busy, once } = useOnce();
  const added = countOf(lines ?? [], 'new');

  const run = (work: () => Promise<void>) =>
    once(async () => {
      setError('');
      try {
        await work();
      } catch (cause) {
        setError(failureWords(readFailure(cause)));
        setLines(null);
      }
    });
  const read = () => run(async () => setLines((await api.devices.readList({ text })).lines));
  const add = () =>
    run(async () => {
      const done = await api.devices.importList({ text });
      showNotice({ message: t('devices.settings.imported', { count: countOf(done.lines, 'new') }) });
      setLines(null);
      setText('');
    });

  return (
    <section className="device-import" aria-label={t('devices.settings.importTitle')}>
      <div>
        <h3>{t('devices.settings.importTitle')}</h3>
        <p>{t('devices.settings.importText')}</p>
      </div>
      <Textarea
        label={t('devices.settings.importLabel')}
        placeholder={t('devices.settings.importHint')}
        rows={5}
        spellCheck={false}
        autoComplete="off"
        error={error || undefined}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setLines(null);
          setError('');
        }}
      />
      {lines && <Preview lines={lines} />}
      <Group gap={8}>
        <Button variant="default" disabled={busy || tidy(text) === ''} onClick={() => void read()}>
          {t('devices.settings.read')}
        </Button>
        {lines && added > 0 && (
          <Button variant="default" loading={busy} onClick={() => void add()}>
            {t('devices.settings.importDo', { count: added })}
          </Button>
        )}
      </Group>
    </section>
  );
}

function Preview({ lines }: { lines: readonly ListedLine[] }) {
  const { t } = useTranslation();
  return (
    <>
      <p role="status">
        {t('devices.settings.summary', {
          added: formatNumber(countOf(lines, 'new')),
          same: formatNumber(countOf(lines, 'same')),
          problems: formatNumber(countOf(lines, 'problem')),
        })}
      </p>
      <div className="device-lines" role="region" tabIndex={0} aria-label={t('devices.settings.result')}>
        <table className="settings-table">
          <thead>
            <tr>
              <th scope="col">{t('devices.settings.line')}</th>
              <th scope="col">{t('devices.settings.client')}</th>
              <th scope="col">{t('devices.settings.result')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ line, customId, name, outcome, problem, holder }) => (
              <tr key={line}>
                <td>{formatNumber(line)}</td>
                <td>{[customId, name].filter(Boolean).join(' · ')}</td>
                <td className={outcome}>
                  {t(`devices.settings.outcome.${outcome}`)}
                  {problem && `: ${failureWords({ code: problem, params: { name: holder } })}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
