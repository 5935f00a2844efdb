import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@/shared/api/problem';
import { Badge } from '@/shared/components/Badge';
import { Button } from '@/shared/components/Button';
import { ErrorBanner } from '@/shared/components/ErrorState';
import { Sheet } from '@/shared/components/Sheet';
import { TextField } from '@/shared/components/TextField';
import { toast } from '@/shared/components/toast';
import { useFormat } from '@/shared/format/useFormat';
import { useLanguage } from '@/shared/i18n/useLanguage';
import { useDeletePack, useImportPack, useImports, usePacks } from '../api/admin';
import styles from './Admin.module.css';
import { Answer } from './Answer';
import { Confirm } from './Confirm';

/** The data that plans are made from: what there is, under which licence, and more of it from a file. */
export function Packs() {
  const { t } = useTranslation('admin');
  const format = useFormat();
  const language = useLanguage();
  const packs = usePacks(language);
  const imports = useImports(language);
  const remove = useDeletePack();
  const [importing, setImporting] = useState(false);
  const [leaving, setLeaving] = useState<{ destination: string; name: string } | undefined>(undefined);
  const recent = imports.data?.items ?? [];
  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        <Button icon="upload" onClick={() => setImporting(true)}>
          {t('packs.import')}
        </Button>
      </div>
      {recent.length > 0 && (
        <section className={styles.stack} aria-label={t('packs.imports')}>
          <h2 className={styles.title}>{t('packs.imports')}</h2>
          <ul className={styles.list}>
            {recent.map((one) => (
              <Import key={one.importId} one={one} />
            ))}
          </ul>
        </section>
      )}
      <Answer query={packs} empty={{ when: (list) => list.length === 0, title: t('packs.none'), icon: 'map' }}>
        {(list) => (
          <ul className={styles.list}>
            {list.map(({ destination, name, places, licence, attribution, bundled, facts }) => (
              <li key={`${destination} ${bundled}`}>
                <span className={styles.words}>
                  <span className={styles.strong}>
                    {name}
                    {!bundled && <Badge tone="accent">{t('packs.imported')}</Badge>}
                  </span>
                  <span className={styles.quiet}>
                    {t('packs.places', { count: places })}
                    {facts && ` · ${t('packs.hours', { percent: format.percent(facts.withHoursPercent) })}`}
                    {facts && ` · ${t('packs.verified', { percent: format.percent(facts.verifiedPercent) })}`}
                  </span>
                  <span className={styles.quiet}>{`${licence} · ${attribution}`}</span>
                </span>
                {!bundled && (
                  <Button size="small" icon="trash" aria-label={t('packs.deleteOne', { name })} onClick={() => setLeaving({ destination, name })}>
                    {t('packs.delete')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Answer>
      {importing && <ImportForm onClose={() => setImporting(false)} />}
      {leaving && (
        <Confirm
          title={t('packs.deleteOne', { name: leaving.name })}
          text={t('packs.deleteText')}
          action={t('packs.delete')}
          busy={remove.isPending}
          error={remove.error}
          onClose={() => setLeaving(undefined)}
          onConfirm={() => remove.mutate(leaving.destination, { onSuccess: () => setLeaving(undefined) })}
        />
      )}
    </div>
  );
}

function Import({ one }: { one: Schema<'PackImport'> }) {
  const { t } = useTranslation('admin');
  const format = useFormat();
  const { destination, createdAt, status, progress, error, summary, source } = one;
  const going = status === 'queued' || status === 'processing';
  return (
    <li>
      <span className={styles.words}>
        <span className={styles.strong}>
          {destination ?? source}
          <Badge tone={status === 'failed' ? 'danger' : status === 'completed' ? 'success' : 'accent'}>
            {t(`packs.status.${status}`)}
          </Badge>
        </span>
        {going && <progress className={styles.bar} max={100} value={progress} aria-label={t('packs.progress')} />}
        {error && <span className={styles.quiet}>{error.message}</span>}
        {summary && (
          <span className={styles.quiet}>
            {t('packs.summary', {
              places: summary.places,
              read: summary.read,
              skipped: summary.skipped.reduce((sum, { count }) => sum + count, 0),
            })}
          </span>
        )}
      </span>
      <span className={styles.quiet}>{going ? format.percent(progress) : format.instant(createdAt)}</span>
    </li>
  );
}

const FIELDS = ['destination', 'name', 'country', 'zone', 'currency', 'licence', 'attribution'] as const;

function ImportForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const take = useImportPack();
  const [file, setFile] = useState<File | undefined>(undefined);
  const [values, setValues] = useState<Partial<Record<(typeof FIELDS)[number], string>>>({});
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!file) return;
    const form = new FormData();
    for (const name of FIELDS) {
      const value = values[name]?.trim();
      if (value) form.append(name, value);
    }
    form.append('file', file);
    take.mutate(form, {
      onSuccess: () => {
        toast({ text: t('packs.begun'), tone: 'success' });
        onClose();
      },
    });
  };
  return (
    <Sheet
      open
      title={t('packs.import')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{common('action.cancel')}</Button>
          <Button kind="primary" type="submit" form="pack" busy={take.isPending} busyText={t('packs.sending')} disabled={!file}>
            {t('packs.send')}
          </Button>
        </>
      }
    >
      <form id="pack" className={styles.form} onSubmit={submit}>
        <p className={styles.quiet}>{t('packs.importText')}</p>
        <ErrorBanner reason={take.error} />
        <label className={styles.file}>
          {t('packs.file')}
          <input type="file" onChange={(event) => setFile(event.target.files?.[0])} />
        </label>
        {FIELDS.map((name) => (
          <TextField
            key={name}
            label={t(`packs.field.${name}`)}
            hint={t(`packs.fieldHint.${name}`)}
            optional
            value={values[name] ?? ''}
            autoComplete="off"
            maxLength={200}
            onChange={(value) => setValues((before) => ({ ...before, [name]: value }))}
          />
        ))}
      </form>
    </Sheet>
  );
}
