import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { checkNewAccount, checkPassword, isEmail, isUsername } from './checks';

/** Gives the key instead of the sentence. */
const t = ((key: string) => key) as unknown as TFunction<'account'>;

const account = {
  name: '김민아',
  email: 'mina@example.com',
  username: 'mina2026',
  password: 'seoul-2026!',
  passwordConfirm: 'seoul-2026!',
  termsAccepted: true,
};

describe('a new account', () => {
  it('is fine when everything is filled in', () => {
    expect(checkNewAccount(account, t)).toEqual({});
  });

  it('says what is wrong with each field', () => {
    const empty = { name: ' ', email: '', username: '', password: '', passwordConfirm: '', termsAccepted: false };
    expect(checkNewAccount(empty, t)).toEqual({
      name: 'check.required',
      email: 'check.required',
      username: 'check.required',
      password: 'check.required',
      passwordConfirm: 'check.required',
      termsAccepted: 'check.terms',
    });
  });

  it('wants the same password twice', () => {
    expect(checkNewAccount({ ...account, passwordConfirm: 'seoul-2027!' }, t)).toEqual({ passwordConfirm: 'check.confirm' });
  });
});

it.each([
  ['seoul-2026!', undefined],
  ['비밀번호-2026', undefined],
  ['seoul2026', 'check.password'],
  ['s-1', 'check.password'],
  ['a1!'.repeat(50), 'check.passwordLong'],
])('judges the password %s', (password, expected) => {
  expect(checkPassword(password, t)).toBe(expected);
});

it('knows addresses and user names', () => {
  expect(isEmail('mina@example')).toBe(false);
  expect(isUsername('mina')).toBe(false);
  expect(isUsername('민아2026')).toBe(false);
});
