import { useDraggable } from '@dnd-kit/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '@/shared/components/Badge';
import { classes } from '@/shared/components/classes';
import { Icon } from '@/shared/components/Icon';
import { IconButton } from '@/shared/components/IconButton';
import { useFormat } from '@/shared/format/useFormat';
import { entryIcon } from '../icons';
import { useScreen } from '../screen';
import { openingOf, waitOf } from '../timeline';
import type { Entry } from '../types';
import { costWords, openingWords, whyChips } from '../words';
import { StopMenu } from './StopMenu';
import { useActive } from './useActive';
import styles from './StopCard.module.css';

interface StopCardProps {
  stop: Entry;
  number: number;
  /** How many stops the day has. */
  of: number;
}

/** One stop of a day. It can be dragged by its card or its handle, and moved by its menu. */
export function StopCard({ stop, number, of }: StopCardProps) {
  const { t } = useTranslation('itinerary');
  const { canEdit, open } = useScreen();
  const format = useFormat();
  return (
    <DragFrame
      stop={stop}
      number={number}
      time={
        <p className={styles.time}>
          <span className={styles.clock}>
            {t('stop.time', { start: format.clock(stop.localStart), end: format.clock(stop.localEnd) })}
          </span>
          <span className={styles.stay}>{format.duration(stop.durationMinutes)}</span>
          {stop.locked && <Icon name="lock" size={16} label={t('stop.locked')} />}
        </p>
      }
      menu={canEdit && <StopMenu stop={stop} number={number} of={of} />}
    >
      <StopWords stop={stop} onOpen={() => open({ kind: 'stop', stopId: stop.stopId })} />
    </DragFrame>
  );
}

interface DragFrameProps {
  stop: Entry;
  number: number;
  time: ReactNode;
  /** Absent for those who only read. */
  menu: ReactNode;
  children: ReactNode;
}

/** The part of a card that draws itself again while something is dragged; what it frames stays as it is. */
function DragFrame({ stop, number, time, menu, children }: DragFrameProps) {
  const { t } = useTranslation('itinerary');
  const { t: edits } = useTranslation('itineraryEdit');
  const { canEdit } = useScreen();
  const active = useActive(stop.stopId);
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, isDragging } = useDraggable({
    id: stop.stopId,
    disabled: !canEdit,
    data: { stop, number },
  });
  return (
    <div className={styles.row} {...active.handlers}>
      <span className={styles.number} aria-hidden="true">
        {number}
      </span>
      <article
        ref={setNodeRef}
        className={classes(styles.card, active.isActive && styles.active, isDragging && styles.dragged)}
        aria-label={`${t('stop.number', { number })}: ${stop.name}`}
        {...(canEdit ? listeners : {})}
      >
        <div className={styles.top}>
          {time}
          {canEdit && (
            <div className={styles.tools}>
              <IconButton
                ref={setActivatorNodeRef}
                icon="drag"
                label={edits('drag.handle', { name: stop.name })}
                aria-describedby={attributes['aria-describedby']}
                className={styles.handle}
              />
              {menu}
            </div>
          )}
        </div>
        {children}
      </article>
    </div>
  );
}

function StopWords({ stop, onOpen }: { stop: Entry; onOpen: () => void }) {
  const { t } = useTranslation('itinerary');
  const { t: places } = useTranslation('place');
  const format = useFormat();
  const wait = waitOf(stop);
  const chips = whyChips(stop, t, 2);
  const kind = stop.category ? places(`category.${stop.category}`) : '';
  const second = [stop.localName === stop.name ? '' : stop.localName, kind].filter(Boolean);
  return (
    <>
      <h3 className={styles.name}>
        <button type="button" className={styles.open} onClick={onOpen} aria-label={t('stop.details', { name: stop.name })}>
          {stop.name}
        </button>
      </h3>
      <p className={styles.second}>
        <Icon name={entryIcon(stop)} size={16} />
        {second.join(' · ')}
      </p>
      {wait > 0 && (
        <p className={styles.wait}>
          {t('stop.wait', { time: format.clock(stop.localArrival), wait: format.duration(wait) })}
        </p>
      )}
      <Facts stop={stop} />
      {chips.length > 0 && (
        <p className={styles.chips}>
          {chips.map((chip) => (
            <Badge key={chip} tone="accent">
              {chip}
            </Badge>
          ))}
        </p>
      )}
    </>
  );
}

function Facts({ stop }: { stop: Entry }) {
  const { t } = useTranslation('itinerary');
  const { t: places } = useTranslation('place');
  const format = useFormat();
  const opening = openingOf(stop);
  return (
    <ul className={styles.facts}>
      {opening && (
        <li>
          <Icon name="clock" size={16} />
          {openingWords(opening, t, format)}
          {!opening.verified && opening.kind === 'hours' && (
            <span className={styles.unverified}>{t('opening.unverified')}</span>
          )}
        </li>
      )}
      <li>
        <Icon name="wallet" size={16} />
        {costWords(stop, t, format)}
      </li>
      {stop.stepFree !== 'unknown' && (
        <li>
          <Icon name={stop.stepFree === 'yes' ? 'check' : 'info'} size={16} />
          {places(`stepFree.${stop.stepFree}`)}
        </li>
      )}
    </ul>
  );
}
