import { getRouteApi, Navigate, useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@/shared/api/problem';
import { useProfile } from '@/shared/api/session';
import { Button } from '@/shared/components/Button';
import { ErrorPage } from '@/shared/components/ErrorState';
import { Segmented } from '@/shared/components/Segmented';
import { Skeleton } from '@/shared/components/Skeleton';
import { TextField } from '@/shared/components/TextField';
import { toast } from '@/shared/components/toast';
import { useCreateTrip, useSaveSteps, useTrip } from './api/wizard';
import { MemberCard } from './components/MemberCard';
import styles from './components/Step.module.css';
import { WizardFrame } from './components/WizardFrame';
import {
  basicsAreGood,
  basicsOf,
  checkBasics,
  freshKey,
  LIMITS,
  newMember,
  PRESETS,
  TRANSPORTS,
  type BasicsDraft,
  type MemberDraft,
  type PresetName,
} from './drafts';
import { dropDraft, keepDraft, readDraft } from '@/shared/api/draftStore';
import { useDraft } from './useDraft';

const route = getRouteApi('/shell/trips/$tripId/basics');
const ICONS = { transit: 'bus', car: 'car', walk: 'walk' } as const;
const PRESET_ICONS = { alone: 'user', couple: 'heart', family: 'users', senior: 'rest' } as const;

/** The first step of a new trip: the trip is made on the server with the first words that can be saved. Loaded again,
 *  the page goes on with that trip. */
export function NewTripPage() {
  const profile = useProfile();
  const createTrip = useCreateTrip();
  const name = `new.${profile?.userId ?? ''}`;
  const [interrupted] = useState(() => readDraft<string>(`${name}.made`));
  const made = useRef<string | undefined>(undefined);
  const [tripId, setTripId] = useState('');
  const { basics } = useSaveSteps(tripId);
  useEffect(() => () => dropDraft(`${name}.made`), [name]);
  const save = useCallback(
    async (draft: BasicsDraft) => {
      if (made.current !== undefined) return basics(draft);
      const id = await createTrip(draft);
      made.current = id;
      keepDraft(`${name}.made`, id);
      setTripId(id);
    },
    [basics, createTrip, name],
  );
  if (interrupted !== undefined) return <Navigate to="/trips/$tripId/basics" params={{ tripId: interrupted }} replace />;
  return <Basics name={name} initial={FIRST} save={save} tripId={() => made.current} />;
}

const FIRST: BasicsDraft = { tripName: '', transport: 'transit', members: [newMember('30')] };

/** The first step of a trip that is there. */
export function BasicsPage() {
  const { tripId } = route.useParams();
  const trip = useTrip(tripId);
  if (trip.isError && !trip.data) return <ErrorPage reason={trip.error} onRetry={() => void trip.refetch()} />;
  if (!trip.data) return <Loading />;
  return <KnownTrip key={tripId} trip={trip.data.body} />;
}

function Loading() {
  const { t } = useTranslation('wizard');
  return (
    <WizardFrame step="basics" title={t('basics.title')} lead={t('basics.lead')}>
      <Skeleton count={3} height={9} />
    </WizardFrame>
  );
}

function KnownTrip({ trip }: { trip: Schema<'Trip'> }) {
  const [initial] = useState(() => basicsOf(trip));
  const { basics } = useSaveSteps(trip.tripId);
  return <Basics name={`${trip.tripId}.basics`} initial={initial} save={basics} tripId={() => trip.tripId} />;
}

interface BasicsProps {
  name: string;
  initial: BasicsDraft;
  save: (draft: BasicsDraft) => Promise<void>;
  /** The trip, once the server knows it. */
  tripId: () => string | undefined;
}

function Basics({ name, initial, save, tripId }: BasicsProps) {
  const { t } = useTranslation('wizard');
  const { t: common } = useTranslation();
  const navigate = useNavigate();
  const draft = useDraft({ name, initial, good: basicsAreGood, save });
  const { value, change } = draft;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const found = checkBasics(value);
  const shown = (field: string) => all || left.has(field);
  const leave = (field: string) => setLeft((before) => new Set(before).add(field));
  const setMembers = (next: (before: MemberDraft[]) => MemberDraft[]) =>
    change((before) => ({ ...before, members: next(before.members) }));

  const preset = (chosen: PresetName) => {
    const before = value.members;
    setMembers(() => PRESETS[chosen]());
    const entered = before.some(({ name, likes }) => name !== '' || likes.length > 0);
    if (entered) {
      const undo = { label: common('action.undo'), onSelect: () => setMembers(() => before) };
      toast({ text: t('basics.presetUndo'), action: undo });
    }
  };
  const remove = (index: number) => {
    const before = value.members;
    const gone = before[index];
    const called = gone?.name.trim() === '' ? t('member.title', { number: index + 1 }) : (gone?.name.trim() ?? '');
    setMembers((members) => members.filter((_, other) => other !== index));
    const undo = { label: common('action.undo'), onSelect: () => setMembers(() => before) };
    toast({ text: t('member.removed', { name: called }), action: undo });
  };
  const goOn = async () => {
    setAll(true);
    if (!basicsAreGood(value)) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
      return;
    }
    setBusy(true);
    const sent = (await draft.flush()) || (await draft.flush());
    setBusy(false);
    let id = tripId();
    if (sent && id === undefined) {
      // Nothing was changed since the page came up: send it as it stands.
      await save(value).catch(() => undefined);
      id = tripId();
    }
    if (id !== undefined && sent) await navigate({ to: '/trips/$tripId/destinations', params: { tripId: id } });
  };

  return (
    <WizardFrame
      step="basics"
      title={t('basics.title')}
      lead={t('basics.lead')}
      save={draft}
      foot={
        <Button kind="primary" endIcon="arrowRight" type="submit" form="basics" busy={busy} busyText={t('foot.wait')}>
          {t('foot.next', { step: t('steps.destinations') })}
        </Button>
      }
    >
      <form
        ref={form}
        id="basics"
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void goOn();
        }}
      >
        <TextField
          label={t('basics.tripName')}
          placeholder={t('basics.tripNameExample')}
          value={value.tripName}
          error={shown('tripName') && found.tripName ? t(`error.${found.tripName}`) : undefined}
          autoComplete="off"
          onChange={(tripName) => change((before) => ({ ...before, tripName }))}
          onBlur={() => value.tripName !== '' && leave('tripName')}
        />
        <Segmented
          label={t('basics.transport')}
          showLabel
          value={value.transport}
          choices={TRANSPORTS.map((transport) => ({
            value: transport,
            label: t(`transport.${transport}`),
            icon: ICONS[transport],
          }))}
          onChange={(transport) => change((before) => ({ ...before, transport }))}
        />
        <section className={styles.section} aria-labelledby="members">
          <div className={styles.sectionHead}>
            <h2 id="members" className={styles.sectionTitle}>
              {t('basics.members')}
            </h2>
            <span className={styles.count}>
              {t('basics.membersCount', { count: value.members.length, limit: LIMITS.members })}
            </span>
          </div>
          <div className={styles.presets} role="group" aria-label={t('basics.presets')}>
            <span className={styles.presetsLabel}>{t('basics.presets')}</span>
            {(Object.keys(PRESETS) as PresetName[]).map((chosen) => (
              <Button key={chosen} size="small" icon={PRESET_ICONS[chosen]} onClick={() => preset(chosen)}>
                {t(`basics.preset.${chosen}`)}
              </Button>
            ))}
          </div>
          <ul className={styles.cards}>
            {value.members.map((member, index) => {
              const errors = found.members[index] ?? {};
              return (
                <MemberCard
                  key={member.key}
                  member={member}
                  number={index + 1}
                  errors={{
                    ...(errors.name && shown(`${member.key}.name`) ? { name: errors.name } : {}),
                    ...(errors.age && shown(`${member.key}.age`) ? { age: errors.age } : {}),
                  }}
                  alone={value.members.length === 1}
                  full={value.members.length >= LIMITS.members}
                  onLeave={(field) => leave(`${member.key}.${field}`)}
                  onChange={(changed) =>
                    setMembers((members) => members.map((one) => (one.key === member.key ? { ...one, ...changed } : one)))
                  }
                  onCopy={() =>
                    setMembers((members) => [
                      ...members.slice(0, index + 1),
                      { ...member, key: freshKey(), name: '', given: { ...member.given, memberId: null } },
                      ...members.slice(index + 1),
                    ])
                  }
                  onRemove={() => remove(index)}
                />
              );
            })}
          </ul>
          {value.members.length < LIMITS.members ? (
            <Button icon="plus" wide onClick={() => setMembers((members) => [...members, newMember()])}>
              {t('basics.add')}
            </Button>
          ) : (
            <p className={styles.note}>{t('basics.full', { limit: LIMITS.members })}</p>
          )}
        </section>
      </form>
    </WizardFrame>
  );
}
