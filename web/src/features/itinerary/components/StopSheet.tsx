import { useTranslation } from 'react-i18next';
import { Badge } from '@/shared/components/Badge';
import { Button, buttonClass } from '@/shared/components/Button';
import { Icon, type IconName } from '@/shared/components/Icon';
import { Sheet } from '@/shared/components/Sheet';
import { useFormat } from '@/shared/format/useFormat';
import { useScreen } from '../screen';
import { openingOf, siteOf, waitOf, type OpeningFacts } from '../timeline';
import type { Day, Entry } from '../types';
import { costWords, openingWords, placementWords, sourceWords, whyChips } from '../words';
import styles from './StopSheet.module.css';

/** Everything that is known of one stop, meal or rest, and what it rests on. */
export function StopSheet({ day, stop }: { day: Day; stop: Entry }) {
  const { t } = useTranslation('itineraryEdit');
  const { canEdit, open, close } = useScreen();
  const changeable = canEdit && stop.kind === 'stop';
  return (
    <Sheet
      open
      title={stop.name}
      onClose={close}
      actions={
        changeable && (
          <>
            <Button icon="clock" onClick={() => open({ kind: 'times', stopId: stop.stopId })}>
              {t('menu.times')}
            </Button>
            <Button icon="swap" onClick={() => open({ kind: 'alternatives', stopId: stop.stopId })}>
              {t('menu.replace')}
            </Button>
          </>
        )
      }
    >
      <StopFacts day={day} stop={stop} />
    </Sheet>
  );
}

function StopFacts({ day, stop }: { day: Day; stop: Entry }) {
  const { t } = useTranslation('itinerary');
  const { t: places } = useTranslation('place');
  const format = useFormat();
  const opening = openingOf(stop);
  const wait = waitOf(stop);
  const cost = costWords(stop, t, format);
  const bring = stop.preparation.map(({ message }) => message);
  const kind = stop.category ? places(`category.${stop.category}`) : t(`kind.${stop.kind}`);
  return (
    <div className={styles.sheet}>
      <p className={styles.second}>{[stop.localName === stop.name ? '' : stop.localName, kind].filter(Boolean).join(' · ')}</p>
      <dl className={styles.facts}>
        <Fact icon="clock" name={format.date(day.date)}>
          <strong>{t('stop.time', { start: format.clock(stop.localStart), end: format.clock(stop.localEnd) })}</strong>
          <span>{t('stop.stay', { stay: format.duration(stop.durationMinutes) })}</span>
          {wait > 0 && (
            <span>{t('stop.wait', { time: format.clock(stop.localArrival), wait: format.duration(wait) })}</span>
          )}
        </Fact>
        {opening && <Hours facts={opening} />}
        <Fact icon="wallet" name={t('totals.cost')}>
          <span>{stop.cost && stop.cost.amount > 0 ? `${cost} (${t('cost.group')})` : cost}</span>
        </Fact>
        <Fact icon="walk" name={places(`stepFree.${stop.stepFree}`)}>
          {stop.setting && <span>{places(`setting.${stop.setting}`)}</span>}
          {stop.indoorAlternative && <span>{t('indoor', { name: stop.indoorAlternative.name })}</span>}
        </Fact>
        {bring.length > 0 && (
          <Fact icon="umbrella" name={t('preparation.label')}>
            <span>{format.list(bring)}</span>
          </Fact>
        )}
      </dl>
      <Reasons stop={stop} />
      <p>
        <a className={buttonClass('secondary')} href={stop.mapLink.url} target="_blank" rel="noreferrer">
          <Icon name="map" size={20} />
          {t(`map.open.${stop.mapLink.provider}`)}
        </a>
      </p>
    </div>
  );
}

function Fact({ icon, name, children }: { icon: IconName; name: string; children: React.ReactNode }) {
  return (
    <div className={styles.fact}>
      <Icon name={icon} size={20} />
      <dt className={styles.factName}>{name}</dt>
      <dd className={styles.factWords}>{children}</dd>
    </div>
  );
}

function Hours({ facts }: { facts: OpeningFacts }) {
  const { t } = useTranslation('itinerary');
  const format = useFormat();
  const site = siteOf(facts.source);
  const source = sourceWords(facts, t);
  return (
    <Fact icon={facts.verified ? 'shield' : 'question'} name={openingWords(facts, t, format)}>
      {facts.lastEntry && <span>{t('opening.lastEntry', { time: format.door(facts.lastEntry) })}</span>}
      {site ? (
        <a href={site.url} target="_blank" rel="noreferrer">
          {source}
        </a>
      ) : (
        <span>{source}</span>
      )}
      <span>
        <Badge tone={facts.verified ? 'success' : 'warn'}>
          {t(facts.verified ? 'opening.verified' : 'opening.unverified')}
        </Badge>
      </span>
      {!facts.verified && <span className={styles.note}>{t('opening.explain')}</span>}
    </Fact>
  );
}

function Reasons({ stop }: { stop: Entry }) {
  const { t } = useTranslation('itinerary');
  const format = useFormat();
  const chips = whyChips(stop, t, 6);
  const placement = placementWords(stop, t, format);
  if (chips.length + placement.length === 0) return null;
  return (
    <section className={styles.reasons}>
      {chips.length > 0 && (
        <>
          <h3 className={styles.subtitle}>{t('why.label')}</h3>
          <p className={styles.chips}>
            {chips.map((chip) => (
              <Badge key={chip} tone="accent">
                {chip}
              </Badge>
            ))}
          </p>
        </>
      )}
      {placement.length > 0 && (
        <>
          <h3 className={styles.subtitle}>{t('why.here')}</h3>
          <ul className={styles.placement}>
            {placement.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
