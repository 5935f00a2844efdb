import { useTranslation } from 'react-i18next';
import { readLanguage, type Language } from './language';

/** The language on screen; a component that uses it follows its change. */
export function useLanguage(): Language {
  return readLanguage(useTranslation().i18n.resolvedLanguage) ?? 'en';
}
