import type { reportsContract } from '../../contract/reports';
import { handOutList, handOutPicture } from '../exports';
import type { FeatureHandlers, QueryContext } from '../handler';
import { officeDay } from '../office';
import { bookCells } from './book-cells';
import { countBooked, readSalesBook } from './book-store';
import { reportCells } from './export-cells';
import { readDebtByAge, readIncome, readInvoiced } from './store';

const todayOf = ({ db, services }: Pick<QueryContext, 'db' | 'services'>) => officeDay(db, services.clock.nowMs());

export const reportHandlers: FeatureHandlers<typeof reportsContract> = {
  debtByAge: { heavy: true, read: (context) => readDebtByAge(context.db, todayOf(context)) },
  income: { heavy: true, read: ({ db }, asked) => readIncome(db, asked) },
  invoiced: { heavy: true, read: ({ db }, asked) => readInvoiced(db, asked) },
  salesBook: { heavy: true, read: ({ db }, asked) => readSalesBook(db, asked) },
  export: {
    heavy: true,
    prepare(context, asked) {
      const { format, headers } = asked;
      const today = todayOf(context);
      return handOutList(context, {
        fileName: `${asked.fileName}.${format}`,
        format,
        countRows: (register) => reportCells(register, today, asked).length,
        cellsOf: (register) => [[...headers], ...reportCells(register, today, asked)],
      });
    },
  },
  exportBook: {
    heavy: true,
    prepare: (context, asked) =>
      handOutList(context, {
        fileName: `${asked.fileName}.${asked.format}`,
        format: asked.format,
        countRows: (register) => countBooked(register, asked),
        cellsOf: (register) => bookCells(register, asked),
      }),
  },
  handOutPicture: {
    async prepare({ services }, { fileName, base64 }) {
      return handOutPicture(services, fileName, base64);
    },
  },
};
