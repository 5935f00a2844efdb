import { useMemo } from 'react';
import { useLanguage } from '@/shared/i18n/useLanguage';
import * as format from './format';

/** The ways to write values, in the language on screen. */
export function useFormat() {
  const language = useLanguage();
  return useMemo(
    () => ({
      date: (date: string) => format.formatDate(date, language),
      fullDate: (date: string) => format.formatFullDate(date, language),
      longDate: (date: string) => format.formatLongDate(date, language),
      dateRange: (start: string, end: string) => format.formatDateRange(start, end, language),
      weekday: (date: string, width?: 'short' | 'long') => format.formatWeekday(date, language, width),
      clock: format.formatClock,
      door: format.formatDoor,
      instant: (instant: string, zone?: string) => format.formatInstant(instant, language, zone),
      relative: (instant: string, now: Date) => format.formatRelative(instant, now, language),
      duration: (minutes: number) => format.formatDuration(minutes, language),
      distance: (metres: number) => format.formatDistance(metres, language),
      money: (money: { amount: number; currency: string }) => format.formatMoney(money, language),
      number: (value: number) => format.formatNumber(value, language),
      percent: (percent: number) => format.formatPercent(percent, language),
      degrees: format.formatDegrees,
      /** A difference with its sign, written by another of these ways. */
      signed: (value: number, write: (value: number) => string) => `${value > 0 ? '+' : '−'}${write(Math.abs(value))}`,
      list: (names: readonly string[]) => format.formatList(names, language),
    }),
    [language],
  );
}
