import { useTranslation } from 'react-i18next';
import type { Schema } from '@/shared/api/problem';
import { Badge } from '@/shared/components/Badge';
import { ErrorState } from '@/shared/components/ErrorState';
import { Icon } from '@/shared/components/Icon';
import { Sheet } from '@/shared/components/Sheet';
import { Skeleton } from '@/shared/components/Skeleton';
import { StatusLight } from '@/shared/components/StatusLight';
import { useFormat } from '@/shared/format/useFormat';
import { useCertificate } from '../api/itinerary';
import { useScreen } from '../screen';
import { openingOf, unverifiedShare } from '../timeline';
import { openingWords } from '../words';
import styles from './ProofSheet.module.css';

type Proof = Schema<'ItineraryCertificate'>;

/** What the independent checker says: rule by rule and stop by stop, with the numbers. */
export function ProofSheet() {
  const { t } = useTranslation('itinerary');
  const { tripId, itinerary, close } = useScreen();
  const proof = useCertificate(tripId, itinerary.version);
  return (
    <Sheet open title={t('proof.title')} onClose={close}>
      {proof.isPending && <Skeleton count={4} height={4} label={t('proof.busy')} />}
      {proof.isError && <ErrorState reason={proof.error} onRetry={() => void proof.refetch()} />}
      {proof.data && <Certificate proof={proof.data} />}
    </Sheet>
  );
}

function Certificate({ proof }: { proof: Proof }) {
  const { t } = useTranslation('itinerary');
  const { itinerary } = useScreen();
  const { certificate, verdict, version, findings } = proof;
  const { unverified, all } = unverifiedShare(itinerary.days);
  const tested = certificate.rules.reduce((sum, rule) => sum + rule.tested, 0);
  return (
    <div className={styles.sheet}>
      <div className={styles.verdict} data-verdict={verdict}>
        <StatusLight verdict={verdict} size={32} />
        <div>
          <p className={styles.words}>{t(`proof.verdict.${verdict}`)}</p>
          <p className={styles.soft}>
            {t('proof.tested', { count: tested })} · {t('proof.version', { version })}
          </p>
        </div>
      </div>
      <p className={styles.soft}>{t('proof.intro')}</p>
      <div className={styles.share}>
        <meter min={0} max={Math.max(all, 1)} value={all - unverified} aria-label={t('proof.unverified', { unverified, all })} />
        <p>{t('proof.unverified', { unverified, all })}</p>
        <p className={styles.soft}>
          {t('proof.derived', { derived: certificate.derivedFacts, asserted: certificate.assertedFacts })}
        </p>
      </div>
      <section>
        <h3 className={styles.subtitle}>{t('proof.rules')}</h3>
        <ul className={styles.rules}>
          {certificate.rules.map(({ rule, tested: count, broken }) => (
            <li key={rule}>
              <Icon name={broken > 0 ? 'broken' : 'checkCircle'} size={20} className={broken > 0 ? styles.bad : styles.good} />
              <span className={styles.rule}>{t(`proof.rule.${rule}`)}</span>
              <span className={styles.soft}>
                {t('proof.tested', { count })}, {broken > 0 ? t('proof.broken', { count: broken }) : t('proof.passed')}
              </span>
            </li>
          ))}
        </ul>
      </section>
      {findings.length > 0 && (
        <ul className={styles.findings}>
          {findings.map((finding, index) => (
            <li key={index}>{finding.message}</li>
          ))}
        </ul>
      )}
      <CheckedStops stops={proof.stops} />
    </div>
  );
}

function CheckedStops({ stops }: { stops: Proof['stops'] }) {
  const { t } = useTranslation('itinerary');
  const format = useFormat();
  const { close, showStop } = useScreen();
  return (
    <section>
      <h3 className={styles.subtitle}>{t('proof.stops')}</h3>
      <ol className={styles.stops}>
        {stops.map(({ day, stop }) => {
          const opening = openingOf(stop);
          return (
            <li key={stop.stopId}>
              <p className={styles.stop}>
                <Badge>{t('day', { day })}</Badge>
                <button
                  type="button"
                  className={styles.jump}
                  onClick={() => {
                    close();
                    showStop(stop.stopId);
                  }}
                >
                  {stop.name}
                </button>
              </p>
              <p className={styles.soft}>
                {t('stop.arrive', { time: format.clock(stop.localArrival) })} ·{' '}
                {t('stop.time', { start: format.clock(stop.localStart), end: format.clock(stop.localEnd) })}
                {opening && ` · ${openingWords(opening, t, format)}`}
              </p>
              <p className={styles.soft}>
                {t('proof.running', {
                  walking: format.distance(stop.running.walkingMetres),
                  cost: format.money(stop.running.cost),
                })}
              </p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
