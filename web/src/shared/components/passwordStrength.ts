/** The steps of a password's strength, from the weakest. */
export const STRENGTHS = ['weak', 'fair', 'good', 'strong'] as const;

/** How well a password would stand up to guessing, by its length and by how many kinds of characters it mixes; one that
 *  repeats few characters counts as shorter than it is. A rough guide for people, no rule of the server. */
export function strengthOf(password: string): (typeof STRENGTHS)[number] {
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length;
  const different = new Set(password).size;
  const length = Math.min(password.length, different * 2);
  if (length < 8 || kinds < 2) return 'weak';
  if (length >= 16 && kinds >= 3) return 'strong';
  if (length >= 12 && kinds >= 3) return 'good';
  return kinds >= 3 && length >= 10 ? 'good' : 'fair';
}
