/** What the pages check before the server does; the server's word is final. */
import type { TFunction } from 'i18next';

type Words = TFunction<'account'>;

/** Somebody who wants an account. */
export interface NewAccount {
  name: string;
  email: string;
  username: string;
  password: string;
  passwordConfirm: string;
  termsAccepted: boolean;
}

/** What is wrong with a new password. */
export function checkPassword(password: string, t: Words): string | undefined {
  if (password === '') return t('check.required');
  if ([...password].length > 128) return t('check.passwordLong');
  const complete = /\p{L}/u.test(password) && /\d/.test(password) && /[^\p{L}\d\s]/u.test(password);
  return complete && [...password].length >= 8 ? undefined : t('check.password');
}

export function isEmail(email: string): boolean {
  return email.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email);
}

export function isUsername(username: string): boolean {
  return /^[A-Za-z0-9]{5,50}$/.test(username);
}

/** What is wrong with each field of a new account. */
export function checkNewAccount(account: NewAccount, t: Words): Partial<Record<keyof NewAccount, string>> {
  const wrong: Partial<Record<keyof NewAccount, string>> = {};
  const name = [...account.name.trim()].length;
  if (name < 2 || name > 100) wrong.name = t(name === 0 ? 'check.required' : 'check.name');
  if (!isEmail(account.email)) wrong.email = t(account.email === '' ? 'check.required' : 'check.email');
  if (!isUsername(account.username)) wrong.username = t(account.username === '' ? 'check.required' : 'check.username');
  const password = checkPassword(account.password, t);
  if (password) wrong.password = password;
  if (account.passwordConfirm === '') wrong.passwordConfirm = t('check.required');
  else if (account.passwordConfirm !== account.password) wrong.passwordConfirm = t('check.confirm');
  if (!account.termsAccepted) wrong.termsAccepted = t('check.terms');
  return wrong;
}
