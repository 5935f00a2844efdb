import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@/shared/api/problem';
import { Badge, type Tone } from '@/shared/components/Badge';
import { ChipGroup } from '@/shared/components/ChipGroup';
import { useFormat } from '@/shared/format/useFormat';
import { useLanguage } from '@/shared/i18n/useLanguage';
import { useGenerations } from '../api/admin';
import styles from './Admin.module.css';
import { Answer } from './Answer';

type Status = Schema<'GenerationStatus'>;

const STATUSES = ['all', 'queued', 'processing', 'completed', 'failed', 'cancelled'] as const;
const TONES: Record<Status, Tone> = {
  queued: 'neutral',
  processing: 'accent',
  completed: 'success',
  failed: 'danger',
  cancelled: 'neutral',
};

/** The plans that were asked for, and what became of them. */
export function Generations() {
  const { t } = useTranslation('admin');
  const format = useFormat();
  const language = useLanguage();
  const [status, setStatus] = useState<Status | 'all'>('all');
  const generations = useGenerations(status);
  return (
    <div className={styles.stack}>
      <ChipGroup
        label={t('generations.filter')}
        single
        scroll
        choices={STATUSES.map((value) => ({ value, label: t(`generations.status.${value}`) }))}
        chosen={[status]}
        onChange={([next = 'all']) => setStatus(next)}
      />
      <Answer query={generations} empty={{ when: ({ items }) => items.length === 0, title: t('generations.none'), icon: 'spark' }}>
        {({ items }) => (
          <ul className={styles.list}>
            {items.map(({ generationId, tripId, status, progress, attempts, error, createdAt }) => (
              <li key={generationId}>
                <span className={styles.words}>
                  <span className={styles.strong}>
                    {format.instant(createdAt)}
                    <Badge tone={TONES[status]}>{t(`generations.status.${status}`)}</Badge>
                  </span>
                  <span className={styles.code}>{tripId}</span>
                  {error && (
                    <span className={styles.quiet}>
                      {error.code}: {language === 'ko' ? error.messageKo : error.messageEn}
                    </span>
                  )}
                </span>
                <span className={styles.quiet}>
                  {t('generations.tries', { count: attempts })} · {format.percent(progress)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </div>
  );
}
