import { createInstance, type FormatterModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Failure } from '../../src-main/contract/failures';
import { en } from './locales/en';
import { es } from './locales/es';
import { writeNumber } from './numbers';

export const languages = ['es', 'en'] as const;
export type Language = (typeof languages)[number];
const STORED_AS = 'abonado.language';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof es };
  }
}

export const i18n = createInstance();

/** What is counted stands with its thousands apart, in every sentence: `{{count}}` of 1009 is `1.009`. */
const counts: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value, _format, language, options) =>
    options?.interpolationkey === 'count' && typeof value === 'number' ? writeNumber(value, language ?? 'es') : value,
};

/** Sets the words up before the first paint; what is inserted is text and stays text, React escapes it. */
export function setUpWords(): void {
  const stored = localStorage.getItem(STORED_AS);
  void i18n
    .use(initReactI18next)
    .use(counts)
    .init({
      lng: stored === 'en' ? 'en' : 'es',
      fallbackLng: 'es',
      resources: { es: { translation: es }, en: { translation: en } },
      interpolation: { escapeValue: false, alwaysFormat: true },
      initAsync: false,
    });
  document.documentElement.lang = i18n.language;
}

export function changeLanguage(language: Language): void {
  localStorage.setItem(STORED_AS, language);
  document.documentElement.lang = language;
  void i18n.changeLanguage(language);
}

function isFileReason(reason: unknown): reason is keyof typeof es.fileReasons {
  return typeof reason === 'string' && Object.hasOwn(es.fileReasons, reason);
}

/** A refusal in the clerk's words. */
export function failureWords(failure: Failure): string {
  const { reason } = failure.params;
  if (failure.code === 'FILE_NOT_READABLE' && isFileReason(reason)) return i18n.t(`fileReasons.${reason}`);
  return i18n.t(`failures.${failure.code}`, writtenParams(failure.params));
}

/** A calendar day is said as a clerk writes it; everything else stands as it is. */
export function writtenParams(params: Failure['params']): Failure['params'] {
  const { date } = params;
  return typeof date === 'string' ? { ...params, date: date.split('-').toReversed().join('/') } : params;
}

/** Why a change was not undone, in the clerk's words. */
export function undoFailureWords(failure: Failure): string {
  return failure.code === 'CONFLICT' ? i18n.t('audit.undoConflict') : failureWords(failure);
}
