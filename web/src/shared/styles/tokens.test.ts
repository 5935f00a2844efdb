import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('src/shared/styles/tokens.css', 'utf8');

/** The custom properties of the block that begins with `selector`. */
function block(selector: string): Map<string, string> {
  const start = css.indexOf(selector);
  const body = css.slice(css.indexOf('{', start) + 1, css.indexOf('}', start));
  return new Map([...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]));
}

const light = block(':root {');
const darkBySystem = block(":root:not([data-theme='light'])");
const darkByChoice = block(":root[data-theme='dark']");

/** Relative luminance, WCAG 2.1. */
function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(first: string, second: string): number {
  const [dark = 0, bright = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

const surfaces = ['--surface-page', '--surface-card', '--surface-sunken', '--surface-hover', '--surface-raised'];
const days = Array.from({ length: 10 }, (_, index) => `--day-${index + 1}`);
const texts: [string, string][] = [
  ...['--ink', '--ink-soft', '--ink-faint'].flatMap((ink) => surfaces.map((on): [string, string] => [ink, on])),
  ...['accent', 'orange', 'success', 'warn', 'danger'].flatMap((role): [string, string][] => [
    [`--${role}-ink`, `--${role}-soft`],
    [`--${role}-ink`, '--surface-page'],
    [`--${role}-ink`, '--surface-card'],
  ]),
  ...days.flatMap((day): [string, string][] => [
    [day, '--surface-card'],
    [day, '--surface-page'],
    ['--on-day', day],
  ]),
  ['--on-accent', '--accent'],
  ['--on-accent', '--accent-hover'],
  ['--on-danger', '--danger'],
  ['--ink-inverse', '--surface-inverse'],
  ['--ink-soft', '--accent-soft'],
];
const shapes: [string, string][] = ['--line-strong', '--focus', '--orange', '--danger'].flatMap((shape) =>
  ['--surface-page', '--surface-card'].map((on): [string, string] => [shape, on]),
);

describe.each([
  ['light', light],
  ['dark', darkBySystem],
])('the %s theme', (_, theme) => {
  const colour = (name: string) => theme.get(name) ?? `${name} is missing`;

  it.each(texts)('shows %s on %s at 4.5 to 1 or more', (ink, on) => {
    expect(contrast(colour(ink), colour(on))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(shapes)('shows the shape %s on %s at 3 to 1 or more', (shape, on) => {
    expect(contrast(colour(shape), colour(on))).toBeGreaterThanOrEqual(3);
  });
});

it('is dark in the same way by choice and by system', () => {
  expect(darkByChoice).toEqual(darkBySystem);
});
