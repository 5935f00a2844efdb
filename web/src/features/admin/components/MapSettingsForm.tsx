import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem, type Schema } from '@/shared/api/problem';
import { Button } from '@/shared/components/Button';
import { ErrorBanner } from '@/shared/components/ErrorState';
import { RadioGroup } from '@/shared/components/RadioGroup';
import { TextField } from '@/shared/components/TextField';
import { toast } from '@/shared/components/toast';
import { useMapSettings, useSaveMapSettings } from '../api/admin';
import styles from './Admin.module.css';
import { Answer } from './Answer';

const KINDS = ['schematic', 'tiles', 'style'] as const;

/** Where the map of the web app comes from. */
export function MapSettingsForm() {
  const settings = useMapSettings();
  return <Answer query={settings}>{(found) => <Form key={JSON.stringify(found)} settings={found} />}</Answer>;
}

function Form({ settings }: { settings: Schema<'MapSettings'> }) {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const save = useSaveMapSettings();
  const [kind, setKind] = useState<(typeof KINDS)[number]>(settings.styleUrl ? 'style' : settings.tileUrl ? 'tiles' : 'schematic');
  const [url, setUrl] = useState(settings.styleUrl ?? settings.tileUrl ?? '');
  const [attribution, setAttribution] = useState(settings.attribution ?? '');
  const refused = isProblem(save.error) ? save.error.byField() : {};
  const address = kind === 'style' ? 'styleUrl' : 'tileUrl';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = {
      ...(kind === 'schematic' ? {} : { [address]: url.trim() }),
      ...(attribution.trim() === '' ? {} : { attribution: attribution.trim() }),
    };
    save.mutate(body, { onSuccess: () => toast({ text: t('map.saved'), tone: 'success' }) });
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {Object.keys(refused).length === 0 && <ErrorBanner reason={save.error} />}
      <RadioGroup
        label={t('map.kind')}
        value={kind}
        choices={KINDS.map((value) => ({ value, label: t(`map.${value}`), detail: t(`map.${value}Detail`) }))}
        onChange={setKind}
      />
      {kind !== 'schematic' && (
        <>
          <TextField label={t(`map.${address}`)} hint={t(`map.${address}Hint`)} type="url" value={url} error={refused[address]} onChange={setUrl} />
          <TextField
            label={t('map.attribution')}
            hint={t('map.attributionHint')}
            optional
            value={attribution}
            error={refused['attribution']}
            maxLength={200}
            onChange={setAttribution}
          />
        </>
      )}
      <div className={styles.row}>
        <Button kind="primary" type="submit" busy={save.isPending} disabled={kind !== 'schematic' && url.trim() === ''}>
          {common('action.save')}
        </Button>
      </div>
    </form>
  );
}
