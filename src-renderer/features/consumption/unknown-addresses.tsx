import { Button } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { formatBytes } from '../../i18n/bytes';
import { formatNumber, formatWall, joinWords } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { Pages } from '../../ui/pages';

const PAGE = 20;

/** Samples that no contract claims, by their address and page by page to the last one, and the button that gives them to whoever has it now. */
export function UnknownAddresses({ mayWrite }: { mayWrite: boolean }) {
  const { t } = useTranslation();
  const [page, setPage] = useState(0);
  const { data } = useQuery({
    ...query.consumption.unknown.queryOptions({ input: { offset: page * PAGE, limit: PAGE } }),
    placeholderData: keepPreviousData,
  });
  const assign = useMutation({
    mutationFn: () => api.consumption.assign({}),
    onSuccess: ({ addresses, samples, left, shared }) => {
      const words = {
        count: addresses,
        formatted: formatNumber(addresses),
        samples: t('consumption.assignedSamples', { count: samples, formatted: formatNumber(samples) }),
      };
      const told = [
        ...(addresses > 0 ? [t('consumption.assigned', words)] : []),
        ...(left > 0 ? [t('consumption.assignedLeft', { count: left, formatted: formatNumber(left) })] : []),
        ...(shared > 0 ? [t('consumption.assignedShared', { count: shared, formatted: formatNumber(shared) })] : []),
      ];
      showNotice({ message: told.length > 0 ? told.join(' ') : t('consumption.assignedNone') });
    },
    onError: (cause) => showProblem(failureWords(readFailure(cause))),
  });
  if (!data) return null;
  return (
    <section className="consumption-part" aria-label={t('consumption.unknown')}>
      <h3>{t('consumption.unknown')}</h3>
      <p>{t(data.total === 0 ? 'consumption.noUnknown' : 'consumption.unknownHelp')}</p>
      {data.total > 0 && (
        <table className="consumption-table" aria-label={t('consumption.unknown')}>
          <thead>
            <tr>
              <th scope="col">{t('consumption.address')}</th>
              <th scope="col">{t('consumption.facts.span')}</th>
              <th scope="col" className="number">
                {t('consumption.sampleCount')}
              </th>
              <th scope="col" className="number">
                {t('consumption.down')}
              </th>
              <th scope="col" className="number">
                {t('consumption.up')}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.addresses.map(({ sourceId, address, between, sharedBy, samples, down, up, fromDay, untilDay }) => (
              <tr key={sourceId}>
                <th scope="row">
                  {address}
                  {between && <span className="consumption-between">{t('consumption.between')}</span>}
                  {sharedBy.length > 0 && (
                    <span className="consumption-shared">
                      {t('consumption.sharedBy', { names: joinWords(sharedBy.map(({ name }) => name)) })}
                    </span>
                  )}
                </th>
                <td>
                  {t('consumption.span', { from: formatWall(fromDay, 'day'), until: formatWall(untilDay, 'day') })}
                </td>
                <td className="number">{formatNumber(samples)}</td>
                <td className="number">{formatBytes(down)}</td>
                <td className="number">{formatBytes(up)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pages page={page} total={data.total} size={PAGE} onPage={setPage} />
      {data.total > 0 && (
        <div className="consumption-acts">
          {mayWrite && (
            <Button variant="default" loading={assign.isPending} onClick={() => assign.mutate()}>
              {t('consumption.assign')}
            </Button>
          )}
          <span className="consumption-note">
            {t('consumption.unknownCount', { count: data.total, formatted: formatNumber(data.total) })}
          </span>
        </div>
      )}
    </section>
  );
}
