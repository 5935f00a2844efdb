import { useTranslation } from 'react-i18next';
import { buttonClass } from '@/shared/components/Button';
import { Icon } from '@/shared/components/Icon';
import { Sheet } from '@/shared/components/Sheet';
import { useFormat } from '@/shared/format/useFormat';
import { MODE_ICONS } from '../icons';
import { useScreen } from '../screen';
import { stepsOf } from '../timeline';
import type { Day, Leg } from '../types';
import styles from './LegSheet.module.css';

/** One way: its numbers, where they come from, and the link to a map that guides along it. */
export function LegSheet({ day, order }: { day: Day; order: number }) {
  const { t } = useTranslation('itinerary');
  const { t: places } = useTranslation('place');
  const format = useFormat();
  const { close } = useScreen();
  const step = stepsOf(day).find(({ entry }) => entry.order === order);
  if (!step?.leg) return null;
  const { leg, entry, from } = step;
  const { provider, url } = leg.mapLink;
  return (
    <Sheet open title={t('leg.details', { name: entry.name })} onClose={close}>
      <div className={styles.sheet}>
        {from && <p className={styles.ends}>{t('leg.fromTo', { from: from.name, to: entry.name })}</p>}
        <p className={styles.lead}>
          <Icon name={MODE_ICONS[leg.mode]} size={32} />
          <span>
            <strong className={styles.time}>{format.duration(leg.durationMinutes)}</strong>
            {[places(`mode.${leg.mode}`), leg.label].filter(Boolean).join(' · ')}
          </span>
        </p>
        <LegNumbers leg={leg} />
        {leg.walkInstead && (
          <p className={styles.note}>
            {t('leg.walkInstead', {
              duration: format.duration(leg.walkInstead.durationMinutes),
              distance: format.distance(leg.walkInstead.distanceMetres),
            })}
          </p>
        )}
        {leg.parking && leg.parking.length > 0 && (
          <div>
            <h3 className={styles.subtitle}>{t('leg.parking')}</h3>
            <ul>
              {leg.parking.map((one) => (
                <li key={one.placeId}>
                  <a href={one.mapLink.url} target="_blank" rel="noreferrer">
                    {one.name}
                  </a>{' '}
                  {format.distance(one.distanceMetres)}
                </li>
              ))}
            </ul>
          </div>
        )}
        {url && (
          <p>
            <a className={buttonClass('primary')} href={url} target="_blank" rel="noreferrer">
              <Icon name="route" size={20} />
              {t(`leg.open.${provider}`)}
            </a>
          </p>
        )}
      </div>
    </Sheet>
  );
}

function LegNumbers({ leg }: { leg: Leg }) {
  const { t } = useTranslation('itinerary');
  const format = useFormat();
  const rows: [string, string][] = [
    [t('leg.distance'), format.distance(leg.distanceMetres)],
    [t('leg.onFoot'), format.distance(leg.walkingMetres)],
    [t('leg.fare'), leg.costKnown && leg.cost ? (leg.cost.amount === 0 ? t('cost.free') : format.money(leg.cost)) : t('cost.unknown')],
  ];
  if (leg.departs) rows.unshift([t('leg.departs'), format.clock(leg.departs.local)]);
  if (leg.kcal !== undefined && leg.kcal > 0) rows.push([t('leg.energy'), t('leg.kcal', { kcal: leg.kcal })]);
  rows.push([t('leg.source'), t(`leg.sources.${leg.source}`)]);
  return (
    <dl className={styles.rows}>
      {rows.map(([name, words]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}
