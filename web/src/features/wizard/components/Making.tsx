import { useTranslation } from 'react-i18next';
import { Banner } from '@/shared/components/Banner';
import { Card } from '@/shared/components/Card';
import { ProgressSteps } from '@/shared/components/ProgressSteps';
import { StatusLight } from '@/shared/components/StatusLight';
import { useFormat } from '@/shared/format/useFormat';
import { useLanguage } from '@/shared/i18n/useLanguage';
import type { Following } from '../following';
import styles from './Making.module.css';

const STATES = { waiting: 'waiting', running: 'current', done: 'done', skipped: 'done' } as const;
const ALL = ['wishes', 'weather', 'planning', 'checking', 'saving'] as const;

/** How far the plan is, with the days as they come. */
export function Making({ following }: { following: Following }) {
  const { t } = useTranslation('wizard');
  const format = useFormat();
  const language = useLanguage();
  const { generation, days, lost } = following;
  const told = generation?.steps ?? [];
  const steps = ALL.map((step) => ({
    name: t(`making.step.${step}`),
    state: STATES[told.find((one) => one.step === step)?.state ?? 'waiting'],
  }));
  const running = told.find(({ state }) => state === 'running');
  const progress = generation?.progress ?? 0;
  const said = running ? t(`making.step.${running.step}`) : t('making.queued');
  return (
    <>
      {lost && <Banner tone="warn" icon="offline" announce>{t('making.lost')}</Banner>}
      <Card className={styles.progress}>
        <div className={styles.line} role="status">
          <span className={styles.now}>{said}</span>
          <span className={styles.percent}>{format.percent(progress)}</span>
        </div>
        <progress max={100} value={progress} aria-label={t('making.progress')} className={styles.bar} />
        <p className={styles.eta}>
          {generation && generation.etaSeconds > 0 ? t('making.eta', { count: generation.etaSeconds }) : '\u00a0'}
        </p>
        <ProgressSteps direction="column" steps={steps} />
      </Card>
      {days.length > 0 && (
        <section className={styles.days} aria-label={t('making.days')}>
          <h2 className={styles.title}>{t('making.days')}</h2>
          <ol className={styles.list} aria-live="polite">
            {days.map((day) => (
              <li key={day.day} className={styles.day}>
                <span className={styles.number} style={{ background: `var(--day-${((day.day - 1) % 10) + 1})` }}>
                  {day.day}
                </span>
                <div className={styles.words}>
                  <p className={styles.dayHead}>
                    <span>
                      {format.date(day.date)}
                      {day.segments.length > 0 &&
                        ` · ${day.segments.map(({ names }) => names[language] ?? names.local).join(' → ')}`}
                    </span>
                    <StatusLight verdict={day.feasibility} size={18} />
                  </p>
                  <p className={styles.stops}>
                    {day.stops.map(({ names }) => names[language] ?? names.local).join(' · ')}
                  </p>
                </div>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
