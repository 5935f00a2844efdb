import { useTranslation } from 'react-i18next';
import type { Schema } from '@/shared/api/problem';
import { dateOf, daysBetween } from '@/shared/format/format';
import { useFormat } from '@/shared/format/useFormat';

/** When a trip is, in words: its dates, and how far away or how far along it is. */
export function useTripLine(trip: Schema<'TripCard'>): { dates: string; nearness: string | undefined } {
  const { t } = useTranslation('trip');
  const format = useFormat();
  const { startDate, endDate, status } = trip;
  if (!startDate) return { dates: t('noDates'), nearness: undefined };
  const dates = format.dateRange(startDate, endDate ?? startDate);
  const ahead = daysBetween(dateOf(new Date()), startDate);
  if (status === 'ongoing') {
    const days = daysBetween(startDate, endDate ?? startDate) + 1;
    return { dates, nearness: t('dayOf', { day: Math.min(Math.max(1 - ahead, 1), days), days }) };
  }
  if (status === 'completed' || ahead < 0) return { dates, nearness: undefined };
  return { dates, nearness: ahead === 0 ? t('startsToday') : t('startsIn', { count: ahead }) };
}
