import { useTranslation } from 'react-i18next';
import type { Schema } from '@/shared/api/problem';
import { Badge } from '@/shared/components/Badge';
import { Button } from '@/shared/components/Button';
import { EmptyState } from '@/shared/components/EmptyState';
import { ErrorState } from '@/shared/components/ErrorState';
import { Icon } from '@/shared/components/Icon';
import { IconButton } from '@/shared/components/IconButton';
import { Sheet } from '@/shared/components/Sheet';
import { Skeleton } from '@/shared/components/Skeleton';
import { toast } from '@/shared/components/toast';
import { useFormat } from '@/shared/format/useFormat';
import { CATEGORY_ICONS } from '@/shared/icons/categories';
import { useAddIdea, useRemoveIdea, useTray } from '../api/tray';
import { addStop, type NewPlace } from '../edit';
import { useScreen } from '../screen';
import styles from './RowList.module.css';

type Idea = Schema<'TrayIdea'>;

/** Ideas without a day, each with the days on which it would fit. */
export function TraySheet() {
  const { t } = useTranslation('itineraryTools');
  const { t: edits } = useTranslation('itineraryEdit');
  const { tripId, day, canEdit, open, close } = useScreen();
  const tray = useTray(tripId);
  const add = canEdit && (
    <Button kind="primary" icon="search" onClick={() => open({ kind: 'add', day: day.day })}>
      {edits('add.title')}
    </Button>
  );
  return (
    <Sheet open title={t('tray.title')} onClose={close} actions={tray.data && tray.data.items.length > 0 && add}>
      {tray.isPending && <Skeleton count={3} height={6} label={t('tray.loading')} />}
      {tray.isError && <ErrorState reason={tray.error} onRetry={() => void tray.refetch()} />}
      {tray.data?.items.length === 0 && (
        <EmptyState icon="idea" title={t('tray.none')} action={add}>
          {t('tray.noneText')}
        </EmptyState>
      )}
      <ul className={styles.list}>
        {tray.data?.items.map((idea) => (
          <li key={idea.ideaId}>
            <IdeaCard idea={idea} />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

/** What is sent for an idea that becomes a stop. */
function placeOf(idea: Idea): NewPlace {
  const { name, names, latitude, longitude, category, placeId } = idea;
  const durationMinutes = idea.durationMinutes ?? undefined;
  const common = { name, localName: names.local, latitude, longitude, category: category ?? undefined, durationMinutes };
  if (placeId !== null) return { ...common, placeId };
  return { ...common, custom: { name, latitude, longitude, category, durationMinutes: durationMinutes ?? null } };
}

function IdeaCard({ idea }: { idea: Idea }) {
  const { t } = useTranslation('itineraryTools');
  const { t: places } = useTranslation('place');
  const { t: common } = useTranslation();
  const format = useFormat();
  const { tripId, canEdit, edit, close, showDay } = useScreen();
  const remove = useRemoveIdea(tripId);
  const add = useAddIdea(tripId);
  const fitting = idea.fits?.days.filter(({ fit }) => fit === 'yes') ?? [];
  const hint = fitting.length === 0 ? idea.fits?.days.find(({ reason }) => reason !== undefined) : undefined;
  const { placeId, name, latitude, longitude, note } = idea;
  const again = placeId === null ? { custom: { name, latitude, longitude }, note } : { placeId, note };
  const put = (day: number, position: number | undefined) => {
    // It leaves the ideas only once it stands in the plan, and comes back to them when that is undone.
    edit(addStop(placeOf(idea), day, position), {
      done: () => remove.mutate(idea.ideaId),
      undone: () => add.mutate(again),
    });
    showDay(day);
    close();
  };
  const takeAway = () => {
    remove.mutate(idea.ideaId, {
      onSuccess: () =>
        toast({
          text: t('tray.removed', { name: idea.name }),
          action: { label: common('action.undo'), onSelect: () => add.mutate(again) },
        }),
    });
  };
  return (
    <article className={styles.card}>
      <div className={styles.head}>
        <div className={styles.words}>
          <h3 className={styles.name}>{idea.name}</h3>
          <p className={styles.soft}>{idea.category ? places(`category.${idea.category}`) : ''}</p>
        </div>
        {canEdit ? (
          <IconButton icon="trash" label={t('tray.remove', { name: idea.name })} onClick={takeAway} />
        ) : (
          idea.category && <Icon name={CATEGORY_ICONS[idea.category]} />
        )}
      </div>
      {idea.note && <p>{idea.note}</p>}
      <p className={styles.chips}>
        {fitting.length > 0 ? (
          <Badge tone="success" icon="check">
            {t('tray.fits', { days: fitting.map(({ date }) => format.weekday(date)).join(', ') })}
          </Badge>
        ) : (
          idea.fits && <Badge tone="warn">{t('tray.fitsNot')}</Badge>
        )}
      </p>
      {hint?.reason && <p className={styles.soft}>{[hint.reason, hint.relaxation].filter(Boolean).join(' ')}</p>}
      {canEdit && (
        <p className={styles.actions}>
          {fitting.map(({ day, date, place }) => (
            <Button key={day} size="small" icon="plus" onClick={() => put(day, place && place.position - 1)}>
              {t('tray.toDay', { day, date: format.date(date) })}
            </Button>
          ))}
          {fitting.length === 0 && <AnyDay idea={idea} onPut={(day) => put(day, undefined)} />}
        </p>
      )}
    </article>
  );
}

/** Where nothing fits, the day on show can still be chosen; the checker then says what is wrong. */
function AnyDay({ idea, onPut }: { idea: Idea; onPut: (day: number) => void }) {
  const { t } = useTranslation('itineraryTools');
  const format = useFormat();
  const { day } = useScreen();
  const here = idea.fits?.days.find((one) => one.day === day.day)?.fit;
  if (here === 'alreadyIn' || here === 'otherCity') return null;
  return (
    <Button size="small" kind="quiet" icon="plus" onClick={() => onPut(day.day)}>
      {t('tray.anyway', { day: day.day, date: format.date(day.date) })}
    </Button>
  );
}
