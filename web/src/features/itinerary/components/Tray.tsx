import { useDraggable } from '@dnd-kit/core';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '@/shared/components/Badge';
import { Button } from '@/shared/components/Button';
import { classes } from '@/shared/components/classes';
import { EmptyState } from '@/shared/components/EmptyState';
import { ErrorState } from '@/shared/components/ErrorState';
import { Icon } from '@/shared/components/Icon';
import { IconButton } from '@/shared/components/IconButton';
import { ScrollBox } from '@/shared/components/ScrollBox';
import { Sheet } from '@/shared/components/Sheet';
import { Skeleton } from '@/shared/components/Skeleton';
import { toast } from '@/shared/components/toast';
import { useFormat } from '@/shared/format/useFormat';
import { useLayout } from '@/shared/hooks/useMediaQuery';
import { CATEGORY_ICONS } from '@/shared/icons/categories';
import { useAddIdea, useRemoveIdea, useTray } from '../api/tray';
import { bestPosition, ideaBody, usePutIdea, type Idea } from '../ideas';
import { useScreen } from '../screen';
import rows from './RowList.module.css';
import styles from './Tray.module.css';

/** The ideas of a trip, in a sheet: where the window has room for no more than the day. */
export function TraySheet() {
  const { t } = useTranslation('itineraryTools');
  const { close } = useScreen();
  const { list, add } = useIdeas();
  return (
    <Sheet open title={t('tray.title')} onClose={close} actions={add}>
      {list}
    </Sheet>
  );
}

/** The same beside the day, to drag from. What is in it may go into the day: the focus then stays in the panel. */
export function TrayPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('itineraryTools');
  const { t: common } = useTranslation();
  const { list, add, ideas } = useIdeas();
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    if (document.activeElement === document.body) panel.current?.focus({ preventScroll: true });
  }, [ideas]);
  useEffect(() => {
    const box = panel.current;
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    };
    box?.addEventListener('keydown', leave);
    return () => box?.removeEventListener('keydown', leave);
  }, [onClose]);
  return (
    <div ref={panel} role="dialog" tabIndex={-1} aria-labelledby={id} className={styles.panel}>
      <header className={styles.panelHead}>
        <h2 id={id} className={styles.title}>
          {t('tray.title')}
        </h2>
        <IconButton icon="close" label={common('action.close')} onClick={onClose} />
      </header>
      <ScrollBox className={styles.panelBody}>{list}</ScrollBox>
      {add && <footer className={styles.panelFoot}>{add}</footer>}
    </div>
  );
}

/** The list of ideas, and the button that looks for more where there are some already. */
function useIdeas() {
  const { t } = useTranslation('itineraryTools');
  const { t: edits } = useTranslation('itineraryEdit');
  const { tripId, day, canEdit, open } = useScreen();
  const tray = useTray(tripId);
  const items = tray.data?.items ?? [];
  const add = canEdit && (
    <Button kind="primary" icon="search" wide onClick={() => open({ kind: 'add', day: day.day })}>
      {edits('add.title')}
    </Button>
  );
  const list = (
    <>
      {tray.isPending && <Skeleton count={3} height={6} label={t('tray.loading')} />}
      {tray.isError && <ErrorState reason={tray.error} onRetry={() => void tray.refetch()} />}
      {tray.data && items.length === 0 && (
        <EmptyState icon="idea" title={t('tray.none')} action={add}>
          {t('tray.noneText')}
        </EmptyState>
      )}
      <ul className={rows.list}>
        {items.map((idea) => (
          <li key={idea.ideaId}>
            <IdeaCard idea={idea} />
          </li>
        ))}
      </ul>
    </>
  );
  return { list, add: items.length > 0 && add, ideas: items.length };
}

function IdeaCard({ idea }: { idea: Idea }) {
  const { t: edits } = useTranslation('itineraryEdit');
  const { t: places } = useTranslation('place');
  const { canEdit } = useScreen();
  const beside = useLayout() === 'desktop';
  const draggable = canEdit && beside;
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, isDragging } = useDraggable({
    id: `idea-${idea.ideaId}`,
    disabled: !draggable,
    data: { idea },
  });
  const fitting = idea.fits?.days.filter(({ fit }) => fit === 'yes') ?? [];
  const hint = fitting.length === 0 ? idea.fits?.days.find(({ reason }) => reason !== undefined) : undefined;
  return (
    <article
      ref={setNodeRef}
      aria-label={idea.name}
      className={classes(rows.card, isDragging && styles.dragged)}
      {...(draggable ? listeners : {})}
    >
      <div className={rows.head}>
        <div className={rows.words}>
          <h3 className={rows.name}>{idea.name}</h3>
          <p className={rows.soft}>{idea.category ? places(`category.${idea.category}`) : ''}</p>
        </div>
        {canEdit ? (
          <div className={styles.tools}>
            {draggable && (
              <IconButton
                ref={setActivatorNodeRef}
                icon="drag"
                label={edits('drag.handle', { name: idea.name })}
                aria-describedby={attributes['aria-describedby']}
                className={styles.handle}
              />
            )}
            <RemoveButton idea={idea} />
          </div>
        ) : (
          idea.category && <Icon name={CATEGORY_ICONS[idea.category]} />
        )}
      </div>
      {idea.note && <p>{idea.note}</p>}
      <Fits idea={idea} fitting={fitting} />
      {hint?.reason && <p className={rows.soft}>{[hint.reason, hint.relaxation].filter(Boolean).join(' ')}</p>}
      {canEdit && <DayButtons idea={idea} fitting={fitting} />}
    </article>
  );
}

type Fitting = NonNullable<Idea['fits']>['days'];

function Fits({ idea, fitting }: { idea: Idea; fitting: Fitting }) {
  const { t } = useTranslation('itineraryTools');
  const format = useFormat();
  return (
    <p className={rows.chips}>
      {fitting.length > 0 ? (
        <Badge tone="success" icon="check">
          {t('tray.fits', { days: fitting.map(({ date }) => format.weekday(date)).join(', ') })}
        </Badge>
      ) : (
        idea.fits && <Badge tone="warn">{t('tray.fitsNot')}</Badge>
      )}
    </p>
  );
}

/** Gives the idea one of the days on which it fits; where there is none, the day on show all the same. */
function DayButtons({ idea, fitting }: { idea: Idea; fitting: Fitting }) {
  const { t } = useTranslation('itineraryTools');
  const format = useFormat();
  const { day: shown, showDay, close } = useScreen();
  const beside = useLayout() === 'desktop';
  const putIdea = usePutIdea();
  const put = (day: number) => {
    putIdea(idea, day, bestPosition(idea, day));
    showDay(day);
    if (!beside) close();
  };
  const here = idea.fits?.days.find((one) => one.day === shown.day)?.fit;
  return (
    <p className={rows.actions}>
      {fitting.map(({ day, date }) => (
        <Button key={day} size="small" icon="plus" onClick={() => put(day)}>
          {t('tray.toDay', { day, date: format.date(date) })}
        </Button>
      ))}
      {fitting.length === 0 && here !== 'alreadyIn' && here !== 'otherCity' && (
        <Button size="small" kind="quiet" icon="plus" onClick={() => put(shown.day)}>
          {t('tray.anyway', { day: shown.day, date: format.date(shown.date) })}
        </Button>
      )}
    </p>
  );
}

function RemoveButton({ idea }: { idea: Idea }) {
  const { t } = useTranslation('itineraryTools');
  const { t: common } = useTranslation();
  const { tripId } = useScreen();
  const remove = useRemoveIdea(tripId);
  const add = useAddIdea(tripId);
  const takeAway = () =>
    remove.mutate(idea.ideaId, {
      onSuccess: () =>
        toast({
          text: t('tray.removed', { name: idea.name }),
          action: { label: common('action.undo'), onSelect: () => add.mutate(ideaBody(idea)) },
        }),
    });
  return <IconButton icon="trash" label={t('tray.remove', { name: idea.name })} onClick={takeAway} />;
}
