import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@/shared/api/problem';
import { Button } from '@/shared/components/Button';
import { IconButton } from '@/shared/components/IconButton';
import { Segmented } from '@/shared/components/Segmented';
import { TextArea } from '@/shared/components/TextArea';
import { TimeSelect } from '@/shared/components/TimeSelect';
import { useFormat } from '@/shared/format/useFormat';
import { useDebounced } from '@/shared/hooks/useDebounced';
import { useLanguage } from '@/shared/i18n/useLanguage';
import { useDestinations, usePlaceNames, usePlaceSearch } from '../api/wizard';
import { EFFORTS, LIMITS, type MustSee, type PlanDraft } from '../drafts';
import { SearchBox, SearchLine } from './SearchBox';
import styles from './Step.module.css';

const EXAMPLES = ['walking', 'crowds', 'cafes', 'local', 'rain', 'sunset'] as const;

interface PlanFormProps {
  trip: Schema<'Trip'>;
  value: PlanDraft;
  onChange: (next: (before: PlanDraft) => PlanDraft) => void;
}

/** When days start, what is wished for, what must be in, and how hard to look. */
export function PlanForm({ trip, value, onChange }: PlanFormProps) {
  const { t } = useTranslation('wizard');
  const set = (change: Partial<PlanDraft>) => onChange((before) => ({ ...before, ...change }));
  const fresh = EXAMPLES.map((name) => t(`plan.example.${name}`)).filter((words) => !value.freeText.includes(words));
  return (
    <>
      <TimeSelect
        label={t('plan.dailyStart')}
        value={value.dailyStart}
        from="05:00"
        to="14:00"
        onChange={(dailyStart) => set({ dailyStart })}
      />
      <div className={styles.stack}>
        <TextArea
          label={t('plan.request')}
          optional
          hint={t('plan.requestHint')}
          limit={LIMITS.freeText}
          value={value.freeText}
          onChange={(freeText) => set({ freeText })}
        />
        {fresh.length > 0 && (
          <div className={styles.presets} role="group" aria-label={t('plan.examples')}>
            {fresh.map((words) => (
              <Button
                key={words}
                size="small"
                icon="plus"
                onClick={() =>
                  onChange((before) => ({ ...before, freeText: [before.freeText.trim(), words].filter(Boolean).join(' ') }))
                }
              >
                {words}
              </Button>
            ))}
          </div>
        )}
      </div>
      <MustSees trip={trip} chosen={value.mustSees} onChange={(mustSees) => set({ mustSees })} />
      <Segmented
        label={t('plan.effort')}
        showLabel
        value={value.effort}
        choices={EFFORTS.map((effort) => ({ value: effort, label: t(`plan.efforts.${effort}`) }))}
        onChange={(effort) => set({ effort })}
      />
    </>
  );
}

interface MustSeesProps {
  trip: Schema<'Trip'>;
  chosen: readonly MustSee[];
  onChange: (chosen: MustSee[]) => void;
}

function MustSees({ trip, chosen, onChange }: MustSeesProps) {
  const { t } = useTranslation('wizard');
  const { t: words } = useTranslation('place');
  const format = useFormat();
  const language = useLanguage();
  const [q, setQ] = useState('');
  const rested = useDebounced(q.trim(), 250);
  const wanted = trip.destinations.map(({ name }) => name.toLocaleLowerCase());
  const all = useDestinations('', language).data?.items ?? [];
  const centres = all.filter(({ id, name, names }) =>
    [id, name, names.local, names.ko, names.en].some((one) => one && wanted.includes(one.toLocaleLowerCase())),
  );
  const found = usePlaceSearch(rested, centres, language);
  const taken = new Set(chosen.map(({ id }) => id));
  const names = usePlaceNames(chosen.flatMap(({ id }) => (id === '' ? [] : [id])), language);
  if (centres.length === 0) return null;
  return (
    <div className={styles.stack}>
      <SearchBox
        label={t('plan.mustSee')}
        hint={t('plan.mustSeeHint')}
        placeholder={t('plan.mustSeeSearch', { cities: format.list(centres.map(({ name }) => name)) })}
        q={q}
        onSearch={setQ}
        items={found.places.filter(({ placeId }) => !taken.has(placeId))}
        itemKey={({ placeId }) => placeId}
        none={rested !== '' && rested === q.trim() && !found.pending ? t('plan.mustSeeNone', { q: rested }) : undefined}
        stale={rested !== q.trim() || found.pending}
        disabled={chosen.length >= LIMITS.mustSees}
        onPick={({ placeId, name }) => onChange([...chosen, { id: placeId, name, given: { id: placeId } }])}
      >
        {({ name, localName, category }) => (
          <SearchLine
            title={name}
            detail={[words(`category.${category}`), localName === name ? '' : localName].filter(Boolean).join(' · ')}
          />
        )}
      </SearchBox>
      {chosen.length > 0 && (
        <ul className={styles.picked}>
          {chosen.map((place) => {
            const name = names.get(place.id) ?? place.name;
            return (
              <li key={place.id + place.name}>
                {name}
                <IconButton
                  icon="close"
                  label={t('plan.mustSeeRemove', { name })}
                  onClick={() => onChange(chosen.filter((other) => other !== place))}
                />
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
