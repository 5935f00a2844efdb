/** Sets up the translations. Words are loaded by language and namespace, when a page first needs them. */
import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { keepLanguage, readLanguage, type Language } from './language';
import type { Namespace } from './namespaces';

const files = import.meta.glob<{ default: Record<string, unknown> }>('./{en,ko}/*.ts');

const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    const load = files[`./${language}/${namespace}.ts`];
    if (!load) {
      done(new Error(`There are no ${language} words for ${namespace}.`), false);
      return;
    }
    load().then(
      (file) => done(null, file.default),
      (reason: unknown) => done(reason instanceof Error ? reason : new Error(String(reason)), false),
    );
  },
};

/** Loads the words that every page needs, in `language`. */
export async function startTranslations(language: Language) {
  i18next.on('languageChanged', (now) => {
    document.documentElement.lang = now;
  });
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'en',
      supportedLngs: ['en', 'ko'],
      ns: ['common'],
      defaultNS: 'common',
      partialBundledLanguages: true,
      interpolation: { escapeValue: false },
      returnNull: false,
      showSupportNotice: false,
    });
}

/** Loads the words of `namespaces` ahead of the page that needs them. */
export async function loadWords(...namespaces: Namespace[]) {
  await i18next.loadNamespaces(namespaces);
}

/** The language on screen. */
export function currentLanguage(): Language {
  return readLanguage(i18next.resolvedLanguage) ?? 'en';
}

/** Changes the language on screen, and keeps the choice on this device. */
export async function changeLanguage(language: Language) {
  keepLanguage(language);
  await i18next.changeLanguage(language);
}
