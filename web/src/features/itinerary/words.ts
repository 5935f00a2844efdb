/** Sentences about parts of an itinerary that several components say. */
import type { TFunction } from 'i18next';
import { siteOf, type OpeningFacts } from './timeline';
import type { Entry } from './types';

type Words = TFunction<'itinerary'>;
interface Formats {
  clock: (time: string) => string;
  door: (time: string) => string;
  distance: (metres: number) => string;
  money: (money: { amount: number; currency: string }) => string;
}

/** The hours in a few words. */
export function openingWords(facts: OpeningFacts, t: Words, format: Formats): string {
  if (facts.kind !== 'hours') return t(`opening.${facts.kind}`);
  return t('opening.hours', { open: format.door(facts.open), close: format.door(facts.close) });
}

/** Where the hours come from. */
export function sourceWords(facts: OpeningFacts, t: Words): string {
  const site = siteOf(facts.source);
  if (site) return t('opening.source', { source: site.name });
  return facts.source === '' ? t('opening.general') : t('opening.source', { source: facts.source });
}

/** What it costs the group. */
export function costWords(entry: Pick<Entry, 'cost' | 'costKnown'>, t: Words, format: Formats): string {
  if (!entry.costKnown || !entry.cost) return t('cost.unknown');
  return entry.cost.amount === 0 ? t('cost.free') : format.money(entry.cost);
}

/** What speaks for a stop, strongest first, in a word each. */
export function whyChips(entry: Entry, t: Words, most: number): string[] {
  const good = entry.why.filter(({ points }) => points > 0).sort((one, other) => other.points - one.points);
  return good.slice(0, most).map(({ term }) => t(`why.${term}`));
}

/** Why a stop stands where it stands. */
export function placementWords(entry: Entry, t: Words, format: Formats): string[] {
  return entry.placement.map((reason) => {
    switch (reason.code) {
      case 'open-days':
        return t('placement.open-days', { count: reason.days });
      case 'near-previous':
        return t('placement.near-previous', { distance: format.distance(reason.distanceMetres) });
      case 'before-closing':
        return t('placement.before-closing', { time: format.clock(reason.closes) });
      case 'locked-day':
      case 'golden-hour':
      case 'asked-time':
        return t(`placement.${reason.code}`);
    }
  });
}
