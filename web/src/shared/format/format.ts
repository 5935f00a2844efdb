/** How dates, times, lengths and sums are written on screen. Pure functions of the value and the language. */
import type { Language } from '@/shared/i18n/language';

const LOCALES: Record<Language, string> = { ko: 'ko-KR', en: 'en-GB' };

const made = new Map<string, unknown>();

/** What writes values is dear to make and is asked for at every drawing: each is made once. */
function once<Writer>(key: string, make: () => Writer): Writer {
  const found = made.get(key) as Writer | undefined;
  if (found !== undefined) return found;
  const writer = make();
  made.set(key, writer);
  return writer;
}

function dates(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return once(`date ${language} ${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(LOCALES[language], options));
}

function numbers(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return once(`number ${language} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(LOCALES[language], options));
}

/** A calendar date as its parts say it, in no zone at all: shown as it is, wherever the reader sits. */
function readDate(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

function formatDay(date: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  return dates(language, { ...options, timeZone: 'UTC' }).format(readDate(date));
}

/** `2026-12-04` as `Fri 4 Dec` or `12월 4일 (금)`. */
export function formatDate(date: string, language: Language): string {
  return formatDay(date, language, { weekday: 'short', day: 'numeric', month: 'short' }).replace(',', '');
}

/** `2026-12-04` as `4 December 2026` or `2026년 12월 4일`. */
export function formatLongDate(date: string, language: Language): string {
  return formatDay(date, language, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** `2026-12-04` as `Friday 4 December` or `12월 4일 금요일`. */
export function formatFullDate(date: string, language: Language): string {
  return formatDay(date, language, { weekday: 'long', day: 'numeric', month: 'long' }).replace(',', '');
}

/** Two dates as the shortest span that says both: `4–6 Dec 2026`, `2026년 12월 4일~6일`. */
export function formatDateRange(start: string, end: string, language: Language): string {
  const format = dates(language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.formatRange(readDate(start), readDate(end));
}

/** `2026-12-04` as `Fri` or `금`; `Friday` or `금요일` when long. */
export function formatWeekday(date: string, language: Language, width: 'short' | 'long' = 'short'): string {
  return formatDay(date, language, { weekday: width });
}

/** A local time `14:05[:00]`, also of a moment `2026-12-04T14:05:00`, as `14:05`; `25:30` stays, being half past one at night. */
export function formatClock(time: string): string {
  const clock = time.includes('T') ? time.slice(time.indexOf('T') + 1) : time;
  return clock.slice(0, 5);
}

/** Minutes of a clock time, which may pass 24:00 or lie before 00:00. */
export function minutesOf(clock: string): number {
  const [, sign = '', hours = '0', minutes = '0'] = /^(-?)(\d+):(\d+)/.exec(clock) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

const DAY_MINUTES = 24 * 60;

/** Whether a place does not close on that day. */
export function isRoundTheClock({ open, close }: { open: string; close: string }): boolean {
  return minutesOf(open) <= 0 && minutesOf(close) >= DAY_MINUTES;
}

/** When a door opens or closes, as its sign says it: a bar closes at `02:00`, not at `26:00`. Midnight at the end of a day
 *  is `24:00`. */
export function formatDoor(time: string): string {
  const minutes = minutesOf(time);
  if (minutes >= 0 && minutes <= DAY_MINUTES) return formatClock(time);
  const onClock = ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
  return [Math.floor(onClock / 60), onClock % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** An instant on the clock of `zone`, or of the reader where none is given. */
export function formatInstant(instant: string, language: Language, zone?: string): string {
  return dates(language, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(zone === undefined ? {} : { timeZone: zone }),
  }).format(new Date(instant));
}

/** How long ago or ahead an instant is, in the largest unit that fits: `3 days ago`, `내일`. */
export function formatRelative(instant: string, now: Date, language: Language): string {
  const minutes = Math.round((new Date(instant).getTime() - now.getTime()) / 60_000);
  const format = once(`relative ${language}`, () => new Intl.RelativeTimeFormat(LOCALES[language], { numeric: 'auto' }));
  if (Math.abs(minutes) < 60) return format.format(minutes, 'minute');
  if (Math.abs(minutes) < 24 * 60) return format.format(Math.round(minutes / 60), 'hour');
  if (Math.abs(minutes) < 30 * 24 * 60) return format.format(Math.round(minutes / (24 * 60)), 'day');
  return format.format(Math.round(minutes / (30 * 24 * 60)), 'month');
}

/** How many days lie between two dates; negative where `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((readDate(to).getTime() - readDate(from).getTime()) / 86_400_000);
}

/** The date on the reader's own clock. */
export function dateOf(moment: Date): string {
  const parts = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

/** `days` after a date. */
export function addDays(date: string, days: number): string {
  return new Date(readDate(date).getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

/** Minutes as `1 h 25 min` or `1시간 25분`. */
export function formatDuration(totalMinutes: number, language: Language): string {
  const hours = Math.trunc(totalMinutes / 60);
  const minutes = totalMinutes % 60;
  const hourText = language === 'ko' ? `${hours}시간` : `${hours} h`;
  const minuteText = language === 'ko' ? `${minutes}분` : `${minutes} min`;
  if (hours === 0) return minuteText;
  return minutes === 0 ? hourText : `${hourText} ${minuteText}`;
}

/** Metres as `850 m`, `1.2 km` or `34 km`. */
export function formatDistance(metres: number, language: Language): string {
  const kilometres = metres >= 995;
  return numbers(language, {
    style: 'unit',
    unit: kilometres ? 'kilometer' : 'meter',
    unitDisplay: 'short',
    maximumFractionDigits: kilometres && metres < 9_950 ? 1 : 0,
  })
    .format(kilometres ? metres / 1000 : Math.round(metres / 10) * 10)
    .replace(/(\d)(k?m)$/, '$1 $2');
}

/** A sum in minor units with its currency: `₩27,000`, `$12.50`. */
export function formatMoney(money: { amount: number; currency: string }, language: Language): string {
  const format = numbers(language, {
    style: 'currency',
    currency: money.currency,
    currencyDisplay: 'narrowSymbol',
  });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(money.amount / 10 ** digits);
}

/** A plain number with its thousands apart. */
export function formatNumber(value: number, language: Language): string {
  return numbers(language, {}).format(value);
}

/** A share of a hundred, `35 %` or `35%`. */
export function formatPercent(percent: number, language: Language): string {
  return numbers(language, { style: 'percent' }).format(percent / 100);
}

/** Whole degrees, `-3°` or `12°`. */
export function formatDegrees(celsius: number): string {
  return `${String(Math.round(celsius)).replace('-', '−')}°`;
}

/** A list of names: `a, b and c`, `a, b 및 c`. */
export function formatList(names: readonly string[], language: Language): string {
  const format = once(`list ${language}`, () => new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }));
  return format.format(names);
}
