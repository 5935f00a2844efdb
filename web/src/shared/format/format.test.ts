import { describe, expect, it } from 'vitest';
import * as format from './format';

describe('dates', () => {
  it('names weekday, day and month', () => {
    expect(format.formatDate('2026-12-04', 'en')).toBe('Fri 4 Dec');
    expect(format.formatDate('2026-12-04', 'ko')).toBe('12월 4일 (금)');
    expect(format.formatFullDate('2026-12-04', 'en')).toBe('Friday 4 December');
    expect(format.formatFullDate('2026-12-04', 'ko')).toBe('12월 4일 금요일');
  });

  it('writes a span once', () => {
    expect(format.formatDateRange('2026-12-04', '2026-12-06', 'en')).toMatch(/^4\s?–\s?6 Dec 2026$/);
    expect(format.formatDateRange('2026-12-04', '2026-12-06', 'ko')).toMatch(/2026년 12월 4일\s?~\s?6일/);
  });

  it('counts the days between two dates, over a leap day too', () => {
    expect(format.daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(format.daysBetween('2026-12-04', '2026-12-01')).toBe(-3);
    expect(format.addDays('2026-12-30', 3)).toBe('2027-01-02');
  });

  it('shows weekdays in both widths', () => {
    expect(format.formatWeekday('2026-12-04', 'ko')).toBe('금');
    expect(format.formatWeekday('2026-12-04', 'en', 'long')).toBe('Friday');
  });
});

describe('times', () => {
  it('keeps hours beyond midnight', () => {
    expect(format.formatClock('25:30')).toBe('25:30');
    expect(format.formatClock('2026-12-04T09:05:00')).toBe('09:05');
  });

  it.each([
    ['09:30', 570],
    ['25:10:30', 1510],
    ['-24:00', -1440],
  ])('reads the clock time %s', (clock, minutes) => {
    expect(format.minutesOf(clock)).toBe(minutes);
  });

  it.each([
    ['18:00', '18:00'],
    ['24:00', '24:00'],
    ['26:00', '02:00'],
    ['-02:30', '21:30'],
  ])('shows %s at a door as %s', (time, shown) => {
    expect(format.formatDoor(time)).toBe(shown);
  });

  it('knows what does not close', () => {
    expect(format.isRoundTheClock({ open: '-24:00', close: '48:00' })).toBe(true);
    expect(format.isRoundTheClock({ open: '00:00', close: '24:00' })).toBe(true);
    expect(format.isRoundTheClock({ open: '00:00', close: '23:30' })).toBe(false);
  });

  it('shows an instant on the clock of its place', () => {
    expect(format.formatInstant('2026-12-04T00:30:00Z', 'en', 'Asia/Seoul')).toContain('09:30');
  });

  it.each([
    [0, '0 min', '0분'],
    [45, '45 min', '45분'],
    [60, '1 h', '1시간'],
    [85, '1 h 25 min', '1시간 25분'],
  ])('writes %i minutes', (minutes, english, korean) => {
    expect(format.formatDuration(minutes, 'en')).toBe(english);
    expect(format.formatDuration(minutes, 'ko')).toBe(korean);
  });

  it('says how long ago', () => {
    const now = new Date('2026-12-04T12:00:00Z');
    expect(format.formatRelative('2026-12-04T11:57:00Z', now, 'en')).toBe('3 minutes ago');
    expect(format.formatRelative('2026-12-03T12:00:00Z', now, 'ko')).toBe('어제');
  });
});

describe('quantities', () => {
  it.each([
    [46, '50 m'],
    [850, '850 m'],
    [1_240, '1.2 km'],
    [34_400, '34 km'],
  ])('writes %i metres', (metres, text) => {
    expect(format.formatDistance(metres, 'en')).toBe(text);
    expect(format.formatDistance(metres, 'ko')).toBe(text);
  });

  it('puts the point of a sum where its currency has it', () => {
    expect(format.formatMoney({ amount: 27_000, currency: 'KRW' }, 'ko')).toBe('₩27,000');
    expect(format.formatMoney({ amount: 1_250, currency: 'USD' }, 'en')).toBe('$12.50');
  });

  it('writes degrees with a true minus', () => {
    expect(format.formatDegrees(-3.4)).toBe('−3°');
  });
});
