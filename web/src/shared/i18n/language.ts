/** The languages that the app speaks. */
export const LANGUAGES = ['ko', 'en'] as const;

/** One of them. */
export type Language = (typeof LANGUAGES)[number];

/** Each language in its own words. */
export const LANGUAGE_NAMES: Record<Language, string> = { ko: '한국어', en: 'English' };

const KEY = 'tripgen.language';

/** `text` as one of our languages, where it is one, with or without a region. */
export function readLanguage(text: string | null | undefined): Language | undefined {
  return LANGUAGES.find((language) => text?.slice(0, 2).toLowerCase() === language);
}

/** The language that was chosen on this device, else the first of the browser's that we speak, else English. */
export function preferredLanguage(): Language {
  const wanted = [localStorage.getItem(KEY), ...navigator.languages];
  return wanted.map(readLanguage).find((language) => language !== undefined) ?? 'en';
}

/** Whether somebody chose a language on this device. */
export function hasChosenLanguage(): boolean {
  return readLanguage(localStorage.getItem(KEY)) !== undefined;
}

/** Keeps the choice for the next visit. */
export function keepLanguage(language: Language) {
  localStorage.setItem(KEY, language);
}
