import { z } from 'zod';
import { clientSelection } from './clients';
import { command } from './endpoint';
import { taskId } from './tasks';

export const exportFormats = ['xlsx', 'csv'] as const;

export const exportsContract = {
  /** Writes the file into the office's export folder at once; the host hands it over by its token. */
  clients: command(
    'viewer',
    z.strictObject({ selection: clientSelection, format: z.enum(exportFormats), taskId: taskId.optional() }),
    z.object({
      fileToken: z.string(),
      fileName: z.string(),
      rows: z.number().int(),
    }),
  ),
};
