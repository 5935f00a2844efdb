/** Theme and size of the text, as chosen on this device. public/appearance.js applies them before the first paint. */
import { useSyncExternalStore } from 'react';

/** The themes to choose from. */
export const THEMES = ['system', 'light', 'dark'] as const;
/** The sizes of text to choose from. */
export const TEXT_SIZES = ['small', 'normal', 'large', 'larger'] as const;

export type Theme = (typeof THEMES)[number];
export type TextSize = (typeof TEXT_SIZES)[number];

const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function choose(key: string, attribute: 'theme' | 'textSize', value: string, plain: string) {
  if (value === plain) {
    localStorage.removeItem(key);
    delete document.documentElement.dataset[attribute];
  } else {
    localStorage.setItem(key, value);
    document.documentElement.dataset[attribute] = value;
  }
  listeners.forEach((listener) => listener());
}

function chosen<Value extends string>(key: string, values: readonly Value[], plain: Value): Value {
  const stored = localStorage.getItem(key);
  return values.find((value) => value === stored) ?? plain;
}

/** Chooses a theme; `system` follows the device. */
export function setTheme(theme: Theme) {
  choose('tripgen.theme', 'theme', theme, 'system');
  const page = getComputedStyle(document.documentElement).getPropertyValue('--surface-page');
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', page);
}

/** Chooses a size of the text. */
export function setTextSize(size: TextSize) {
  choose('tripgen.textSize', 'textSize', size, 'normal');
}

/** The theme and the size of the text that are chosen now. */
export function useAppearance(): { theme: Theme; textSize: TextSize } {
  const theme = useSyncExternalStore(subscribe, () => chosen('tripgen.theme', THEMES, 'system'));
  const textSize = useSyncExternalStore(subscribe, () => chosen('tripgen.textSize', TEXT_SIZES, 'normal'));
  return { theme, textSize };
}
