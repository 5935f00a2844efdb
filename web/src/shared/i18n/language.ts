/** The languages that the app speaks. */
export const LANGUAGES = ['ko', 'en'] as const;

/** One of them. */
export type Language = (typeof LANGUAGES)[number];

/** Each language in its own words. */
export const LANGUAGE_NAMES: Record<Language, string> = { ko: '한국어', en: 'English' };

const KEY = 'tripgen.language';
const UNTOLD = 'tripgen.language.untold';
const TOLD = 'tripgen.language.told';

/** `text` as one of our languages, where it is one, with or without a region. */
export function readLanguage(text: string | null | undefined): Language | undefined {
  return LANGUAGES.find((language) => text?.slice(0, 2).toLowerCase() === language);
}

/** The language that was chosen on this device, else the first of the browser's that we speak, else English. */
export function preferredLanguage(): Language {
  const wanted = [localStorage.getItem(KEY), ...navigator.languages];
  return wanted.map(readLanguage).find((language) => language !== undefined) ?? 'en';
}

/** Keeps the language for the next visit. */
export function keepLanguage(language: Language) {
  localStorage.setItem(KEY, language);
}

/** The choice that the account has not been told of yet. */
export function untoldLanguage(): Language | undefined {
  return readLanguage(localStorage.getItem(UNTOLD));
}

/** Remembers a choice until the account knows it, over reloads and times without a connection. */
export function keepUntold(language: Language) {
  localStorage.setItem(UNTOLD, language);
}

/** Notes that the account knows the language of this device. */
export function keepTold() {
  localStorage.removeItem(UNTOLD);
  localStorage.setItem(TOLD, String(Date.now()));
}

/** When the account was told last: what was read of it before then may say another language. */
export function toldAt(): number {
  return Number(localStorage.getItem(TOLD) ?? 0);
}
