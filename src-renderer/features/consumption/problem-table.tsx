import { useTranslation } from 'react-i18next';
import type { ConsumptionProblem } from '../../../src-main/contract/consumption';
import { formatNumber } from '../../i18n/format';

const SHOWN = 5;

/** Lines that are not counted, by their reason, with the first of each. */
export function ProblemTable({ problems }: { problems: readonly ConsumptionProblem[] }) {
  const { t } = useTranslation();
  return (
    <table className="consumption-table" aria-label={t('consumption.facts.problems')}>
      <thead>
        <tr>
          <th scope="col">{t('consumption.problem')}</th>
          <th scope="col" className="number">
            {t('consumption.problemLines')}
          </th>
          <th scope="col">{t('consumption.problemExamples')}</th>
        </tr>
      </thead>
      <tbody>
        {problems.map(({ code, lines, examples }) => (
          <tr key={code}>
            <th scope="row">{t(`consumption.problems.${code}`)}</th>
            <td className="number">{formatNumber(lines)}</td>
            <td>
              <ul className="consumption-examples">
                {examples.slice(0, SHOWN).map(({ line, text }) => (
                  <li key={line}>{t('consumption.exampleLine', { line: formatNumber(line), text })}</li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
