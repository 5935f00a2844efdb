import { useId, type ReactNode } from 'react';
import { Card } from '@/shared/components/Card';
import styles from './Profile.module.css';

/** A part of the profile with its heading. */
export function Section({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  const id = useId();
  return (
    <Card as="section" flush aria-labelledby={id} className={styles.section}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {text && <p className={styles.text}>{text}</p>}
      {children}
    </Card>
  );
}
