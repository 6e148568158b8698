import { z } from 'zod';
import { clientSelection } from './clients';
import { command } from './endpoint';
import { taskId } from './tasks';
import { rowId } from './values/ids';

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
  /**
   * The same file, by a message to the address with which whoever asks is signed in (specification §8); where it is too large
   * for one, the message says where it lies.
   */
  mailClients: command(
    'viewer',
    z.strictObject({ selection: clientSelection, format: z.enum(exportFormats), taskId: taskId.optional() }),
    z.object({
      messageId: rowId,
      fileName: z.string(),
      rows: z.number().int(),
      address: z.string(),
      /** Where it lies; '' where it goes along. */
      savedAt: z.string(),
    }),
  ),
};
