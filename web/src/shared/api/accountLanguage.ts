/** The language of the account: what is chosen on one device holds on the next. */
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { changeLanguage, currentLanguage } from '@/shared/i18n/i18n';
import { keepTold, keepUntold, toldAt, untoldLanguage, type Language } from '@/shared/i18n/language';
import { answerOf, api } from './client';
import { profileQuery, type Profile } from './session';

/** Tells the account; without a connection it is told at the next visit. */
async function tell(cache: QueryClient, locale: Language) {
  try {
    cache.setQueryData(profileQuery.queryKey, await answerOf(api.PUT('/api/v1/users/me', { body: { locale } })));
    keepTold();
  } catch {
    keepUntold(locale);
  }
}

/** A choice made before logging in goes to the account; without one, the account's language comes to the screen. */
export async function agreeOnLanguage(cache: QueryClient, profile: Profile) {
  const untold = untoldLanguage();
  if (untold !== undefined) {
    void tell(cache, untold);
    return;
  }
  const readAt = cache.getQueryState(profileQuery.queryKey)?.dataUpdatedAt ?? 0;
  if (readAt > toldAt() && profile.locale !== currentLanguage()) await changeLanguage(profile.locale);
}

/** Changes the language on screen and, for somebody who is logged in, of the account. */
export function useChooseLanguage(): (language: Language) => void {
  const cache = useQueryClient();
  return (language) => {
    keepUntold(language);
    void changeLanguage(language);
    if (cache.getQueryData(profileQuery.queryKey) !== undefined) void tell(cache, language);
  };
}
