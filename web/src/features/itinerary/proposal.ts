/** A proposal as it is compared: every change once, by kind, and those that are chosen. */
import type { Schema } from '@/shared/api/problem';

type Proposal = Schema<'Proposal'>;
export type Change = Proposal['diff']['kept'][number];
export type ChangeKind = 'moved' | 'added' | 'dropped' | 'kept';

/** The kinds in the order in which they are shown; what stays comes last. */
export const CHANGE_KINDS: readonly ChangeKind[] = ['added', 'moved', 'dropped', 'kept'];

/** The ids of everything that changes. */
export function changeIds(proposal: Pick<Proposal, 'diff'>): string[] {
  const { added, moved, dropped } = proposal.diff;
  return [...added, ...moved, ...dropped].map(({ changeId }) => changeId);
}

/** A day of the comparison: what stands there before and after, by the clock. */
export interface ComparedDay {
  day: number;
  before: Change[];
  after: Change[];
}

/** The changes day by day, for looking at both plans side by side. */
export function comparedDays(proposal: Pick<Proposal, 'diff'>): ComparedDay[] {
  const all = CHANGE_KINDS.flatMap((kind) => proposal.diff[kind]);
  const numbers = new Set(all.flatMap(({ before, after }) => [before?.day, after?.day]));
  const days = [...numbers].filter((day) => day !== undefined).sort((one, other) => one - other);
  const at = (side: 'before' | 'after', day: number) =>
    all
      .filter((change) => change[side]?.day === day)
      .sort((one, other) => (one[side]?.localStart ?? '').localeCompare(other[side]?.localStart ?? ''));
  return days.map((day) => ({ day, before: at('before', day), after: at('after', day) }));
}

/** What kind of change it is. */
export function kindOf(proposal: Pick<Proposal, 'diff'>, change: Change): ChangeKind {
  return CHANGE_KINDS.find((kind) => proposal.diff[kind].includes(change)) ?? 'kept';
}
