import { useTranslation } from 'react-i18next';
import { Card } from '@/shared/components/Card';
import { ChipGroup } from '@/shared/components/ChipGroup';
import { IconButton } from '@/shared/components/IconButton';
import { Select } from '@/shared/components/Select';
import { TextField } from '@/shared/components/TextField';
import type { IconName } from '@/shared/components/Icon';
import { HEALTHS, TASTES, type Gender, type MemberDraft, type MemberErrors, type Taste } from '../drafts';
import styles from './MemberCard.module.css';

const ICONS: Record<Taste, IconName> = {
  sightseeing: 'flag',
  shopping: 'shopping',
  culture: 'museum',
  nature: 'nature',
  sports: 'bicycle',
  rest: 'cafe',
  food: 'meal',
};

interface MemberCardProps {
  member: MemberDraft;
  number: number;
  errors: MemberErrors;
  /** Nobody is left where this one goes. */
  alone: boolean;
  full: boolean;
  onChange: (change: Partial<MemberDraft>) => void;
  onLeave: (field: 'name' | 'age') => void;
  onCopy: () => void;
  onRemove: () => void;
}

/** Somebody who travels: who, how fit, and what they like. */
export function MemberCard(props: MemberCardProps) {
  const { member, number, errors, alone, full, onChange, onLeave, onCopy, onRemove } = props;
  const { t } = useTranslation('wizard');
  const called = member.name.trim() === '' ? t('member.title', { number }) : member.name.trim();
  const genders = (['', 'female', 'male', 'other'] as const).map((value) => ({
    value,
    label: value === '' ? t('member.genderNone') : t(`gender.${value}`),
  }));
  return (
    <Card as="li" className={styles.card} aria-label={called}>
      <div className={styles.head}>
        <span className={styles.number} aria-hidden="true">
          {number}
        </span>
        <h3 className={styles.title}>{called}</h3>
        <IconButton icon="copy" label={t('member.copy', { name: called })} disabled={full} onClick={onCopy} />
        <IconButton icon="trash" label={t('member.remove', { name: called })} disabled={alone} onClick={onRemove} />
      </div>
      <div className={styles.fields}>
        <TextField
          label={t('member.name')}
          optional
          value={member.name}
          error={errors.name && t(`error.${errors.name}`)}
          autoComplete="off"
          onChange={(name) => onChange({ name })}
          onBlur={() => onLeave('name')}
        />
        <TextField
          label={t('member.age')}
          value={member.age}
          error={errors.age && t(`error.${errors.age}`)}
          inputMode="numeric"
          autoComplete="off"
          maxLength={3}
          onChange={(age) => onChange({ age })}
          onBlur={() => onLeave('age')}
        />
        <Select
          label={t('member.gender')}
          optional
          value={member.gender}
          choices={genders}
          onChange={(gender: Gender | '') => onChange({ gender })}
        />
      </div>
      <Select
        label={t('member.health')}
        hint={t(`healthMeans.${member.health}`)}
        value={member.health}
        choices={HEALTHS.map((value) => ({ value, label: t(`health.${value}`) }))}
        onChange={(health) => onChange({ health })}
      />
      <div className={styles.likes}>
        <p className={styles.label}>{t('member.likes')}</p>
        <ChipGroup
          label={`${called}: ${t('member.likes')}`}
          choices={TASTES.map((value) => ({ value, label: t(`taste.${value}`), icon: ICONS[value] }))}
          chosen={member.likes}
          onChange={(likes) => onChange({ likes })}
        />
      </div>
    </Card>
  );
}
