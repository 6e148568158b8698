import { z } from 'zod';
import { command, nothing } from './endpoint';

/** Who keeps the key of the office's secrets: the operating system, or a file that only its owner reads. */
export const secretKeepings = ['system', 'file'] as const;
export type SecretKeeping = (typeof secretKeepings)[number];

export const secretsContract = {
  /** Asked before somebody entrusts a secret; an office that has no key yet gets one. */
  keeping: command('viewer', nothing, z.object({ keeping: z.enum(secretKeepings) })),
};
