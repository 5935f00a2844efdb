import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@/shared/api/problem';
import { Avatar } from '@/shared/components/Avatar';
import { Badge } from '@/shared/components/Badge';
import { Button } from '@/shared/components/Button';
import { ErrorState } from '@/shared/components/ErrorState';
import { Select } from '@/shared/components/Select';
import { Sheet } from '@/shared/components/Sheet';
import { Skeleton } from '@/shared/components/Skeleton';
import { useFormat } from '@/shared/format/useFormat';
import { useChangeRole, useCompanions, useInvite, useRemoveCompanion } from '../api/sharing';
import { useScreen } from '../screen';
import { LinkBox } from './LinkBox';
import styles from './RowList.module.css';

type Companion = Schema<'Companion'>;
type Role = Schema<'CompanionRole'>;

const ROLES: readonly Role[] = ['viewer', 'editor', 'owner'];

/** Who shares the trip, and invitations by link. */
export function CompanionsSheet() {
  const { t } = useTranslation('itineraryTools');
  const { tripId, trip, close } = useScreen();
  const companions = useCompanions(tripId);
  const invite = useInvite(tripId);
  const [role, setRole] = useState<Role>('editor');
  const owner = trip?.role === 'owner';
  return (
    <Sheet open title={t('companions.title')} onClose={close}>
      <div className={styles.stack}>
        {companions.isPending && <Skeleton count={2} height={5} label={t('companions.loading')} />}
        {companions.isError && <ErrorState reason={companions.error} onRetry={() => void companions.refetch()} />}
        <ul className={styles.list}>
          {companions.data?.map((companion) => (
            <li key={companion.companionId}>
              <CompanionCard companion={companion} owner={owner} />
            </li>
          ))}
        </ul>
        {owner && (
          <section className={styles.card}>
            <h3 className={styles.name}>{t('companions.invite')}</h3>
            <Select
              label={t('companions.role')}
              hint={t(`companions.may.${role}`)}
              value={role}
              onChange={setRole}
              choices={ROLES.map((value) => ({ value, label: t(`companions.roles.${value}`) }))}
            />
            {invite.data ? (
              <LinkBox label={t('companions.link')} url={invite.data.url} title={trip.tripName} />
            ) : (
              <Button kind="primary" icon="link" busy={invite.isPending} onClick={() => invite.mutate(role)}>
                {t('companions.make')}
              </Button>
            )}
            {invite.isError && <ErrorState reason={invite.error} />}
          </section>
        )}
      </div>
    </Sheet>
  );
}

function CompanionCard({ companion, owner }: { companion: Companion; owner: boolean }) {
  const { t } = useTranslation('itineraryTools');
  const format = useFormat();
  const { tripId } = useScreen();
  const change = useChangeRole(tripId);
  const remove = useRemoveCompanion(tripId);
  const [sure, setSure] = useState(false);
  const { companionId, role, user, you, expiresAt } = companion;
  const name = user?.name ?? t('companions.open');
  return (
    <article className={styles.card}>
      <div className={styles.head}>
        <div className={styles.words}>
          <p className={styles.name}>{name}</p>
          <p className={styles.soft}>
            {user?.username ?? (expiresAt === undefined ? '' : t('companions.until', { instant: format.instant(expiresAt) }))}
          </p>
        </div>
        <span className={styles.chips}>
          {you && <Badge tone="accent">{t('companions.you')}</Badge>}
          <Avatar name={name} />
        </span>
      </div>
      {owner && !you ? (
        <>
          <Select
            label={t('companions.role')}
            value={role}
            onChange={(next) => change.mutate({ companionId, role: next })}
            choices={ROLES.map((value) => ({ value, label: t(`companions.roles.${value}`) }))}
          />
          <p className={styles.actions}>
            {sure ? (
              <Button kind="danger" busy={remove.isPending} onClick={() => remove.mutate(companionId)}>
                {t('companions.removeSure', { name })}
              </Button>
            ) : (
              <Button kind="quiet" icon="trash" onClick={() => setSure(true)}>
                {t('companions.remove')}
              </Button>
            )}
          </p>
        </>
      ) : (
        <p className={styles.soft}>
          {t(`companions.roles.${role}`)}: {t(`companions.may.${role}`)}
        </p>
      )}
      {(change.isError || remove.isError) && <ErrorState reason={change.error ?? remove.error} />}
    </article>
  );
}
