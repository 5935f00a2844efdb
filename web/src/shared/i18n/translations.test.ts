import { expect, it } from 'vitest';

type Words = { readonly [key: string]: string | Words };

const english = import.meta.glob<Words>('./en/*.ts', { eager: true, import: 'default' });
const korean = import.meta.glob<Words>('./ko/*.ts', { eager: true, import: 'default' });

/** Every sentence with its dotted key. */
function sentences(words: Words, above = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [[above + key, value] as const] : [...sentences(value, `${above}${key}.`)],
    ),
  );
}

/** The names that a sentence has filled in. */
function holes(sentence: string): string[] {
  return [...sentence.matchAll(/\{\{\s*(\w+)/g)].map(([, name = '']) => name).sort();
}

it.each(Object.keys(english))('%s has a Korean twin that fills in the same names', (path) => {
  const twin = sentences(korean[path.replace('/en/', '/ko/')] ?? {});
  for (const [key, sentence] of sentences(english[path] ?? {})) {
    if (key.endsWith('_one')) continue;
    expect.soft(twin.get(key), key).toBeDefined();
    expect.soft(holes(twin.get(key) ?? ''), key).toEqual(holes(sentence));
  }
});

it('has no Korean file without an English one', () => {
  expect(Object.keys(korean).map((path) => path.replace('/ko/', '/en/'))).toEqual(Object.keys(english));
});
