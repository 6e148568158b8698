import type { TFunction } from 'i18next';
import { type BookedKind, bookedKinds, type SalesBook } from '../../../src-main/contract/reports';
import { invoiceStates } from '../../../src-main/contract/invoices';
import { api } from '../../api/client';
import { useOfficeDetails } from '../../api/session';
import { newTaskId, runTask } from '../../api/tasks';
import { formatNumber, formatRate } from '../../i18n/format';
import { countryWords } from '../../i18n/country-words';
import { wordsFor } from '../../i18n/words-for';
import { type Days, useReportWords } from './report-kinds';
import { ReportView } from './report-view';

interface SalesBookReportProps {
  readonly report: SalesBook;
  readonly asked: Days;
}

type Figures = SalesBook['total'];
type Tax = SalesBook['taxes'][number];

const taxName = ({ name, rateBp }: Tax) => (name.includes('%') ? name : `${name} · ${formatRate(rateBp)}`);

/** Libro de ventas: what an accountant books of a stretch, and every document of it as a file. */
export function SalesBookReport({ report, asked }: SalesBookReportProps) {
  const { t, money } = useReportWords();
  const taxIdName = countryWords(useOfficeDetails()?.country ?? 'AR').taxId;
  const { rows, taxes, reported, total } = report;
  const fileName = `${t('reports.kinds.salesBook')} ${asked.fromOn.slice(0, 7)} ${asked.toOn.slice(0, 7)}`;
  const cells = ({ documents, netCents, taxCents, totalCents }: Figures) => [
    formatNumber(documents),
    money(netCents),
    money(taxCents),
    money(totalCents),
  ];
  const several = new Set(rows.map(({ entity }) => entity)).size > 1;
  const named = (entity: string, name: string) => (several ? `${entity} · ${name}` : name);
  const kindOf = (kind: BookedKind, typeCode: string) => t(`reports.book.kinds.${kind}`, { type: typeCode });
  const taxTotal = (of: 'baseCents' | 'amountCents') => money(taxes.reduce((sum, tax) => sum + tax[of], 0));
  return (
    <ReportView
      title={t('reports.kinds.salesBook')}
      definition={t('reports.definitions.salesBook')}
      headers={[
        t('reports.book.documents'),
        t('reports.book.count'),
        t('reports.book.net'),
        t('reports.book.taxes'),
        t('reports.book.total'),
      ]}
      rows={rows.map((row) => ({
        name: `${named(row.entity, kindOf(row.kind, row.typeCode))} · ${t(`reports.book.states.${row.state}`)}`,
        cells: cells(row),
      }))}
      total={{ name: t('reports.total'), cells: cells(total) }}
      beside={{
        title: t('reports.book.taxesOf'),
        headers: [t('reports.book.tax'), t('reports.book.base'), t('reports.book.amount')],
        rows: taxes.map((tax) => ({
          name: named(tax.entity, taxName(tax)),
          cells: [money(tax.baseCents), money(tax.amountCents)],
        })),
        total: { name: t('reports.total'), cells: ['', taxTotal('amountCents')] },
      }}
      note={t('reports.book.reported', {
        count: reported.documents,
        formatted: formatNumber(reported.documents),
        net: money(reported.netCents),
        tax: money(reported.taxCents),
        total: money(reported.totalCents),
      })}
      nothing={t('reports.none')}
      save={(format) =>
        runTask(newTaskId(), (taskId) =>
          api.reports.exportBook({ ...asked, ...bookWords(t, taxIdName), format, fileName, taskId }),
        )
      }
      fileName={fileName}
    />
  );
}

/** What a line of the file is made of, in the window's words. */
const BEFORE = [
  'date',
  'kind',
  'type',
  'pointOfSale',
  'number',
  'internalNumber',
  'entity',
  'customId',
  'client',
  'condition',
  'taxId',
  'net',
] as const;
const AFTER = ['total', 'state', 'code', 'codeExpires', 'credited', 'reason'] as const;

function bookWords(t: TFunction, taxIdName: string) {
  return {
    headers: {
      before: BEFORE.map((column) => t(`reports.book.columns.${column}`, { taxId: taxIdName })),
      after: AFTER.map((column) => t(`reports.book.columns.${column}`)),
      base: t('reports.book.base'),
    },
    kinds: wordsFor(bookedKinds, (kind) => t(`reports.book.kindNames.${kind}`)),
    states: wordsFor(invoiceStates, (state) => t(`reports.book.states.${state}`)),
  };
}
