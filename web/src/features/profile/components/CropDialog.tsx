import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '@/shared/components/Banner';
import { Button } from '@/shared/components/Button';
import { Dialog } from '@/shared/components/Dialog';
import { cropOf } from '../crop';
import styles from './Profile.module.css';

const SIZE = 512;

interface CropDialogProps {
  file: File;
  busy: boolean;
  onClose: () => void;
  onDone: (picture: Blob) => void;
}

/** The part of a picture that will be seen: nearer, and further to each side. */
export function CropDialog({ file, busy, onClose, onDone }: CropDialogProps) {
  const { t } = useTranslation('profile');
  const { t: common } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [picture, setPicture] = useState<ImageBitmap | undefined>(undefined);
  const [failed, setFailed] = useState(false);
  const [view, setView] = useState({ zoom: 1, across: 50, down: 50 });

  useEffect(() => {
    let open = true;
    createImageBitmap(file).then(
      (bitmap) => open && setPicture(bitmap),
      () => open && setFailed(true),
    );
    return () => {
      open = false;
    };
  }, [file]);
  useEffect(() => {
    const paper = canvas.current?.getContext('2d');
    if (!paper || !picture) return;
    const { x, y, side } = cropOf(picture, view);
    paper.clearRect(0, 0, SIZE, SIZE);
    paper.drawImage(picture, x, y, side, side, 0, 0, SIZE, SIZE);
  }, [picture, view]);

  const range = (name: 'zoom' | 'across' | 'down', min: number, max: number, step: number) => (
    <label>
      <span className={styles.quiet}>{t(`avatar.${name}`)}</span>
      <input
        type="range"
        className={styles.range}
        min={min}
        max={max}
        step={step}
        value={view[name]}
        onChange={(event) => setView((before) => ({ ...before, [name]: Number(event.target.value) }))}
      />
    </label>
  );
  return (
    <Dialog
      open
      title={t('avatar.crop')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{common('action.cancel')}</Button>
          <Button
            kind="primary"
            busy={busy}
            disabled={!picture}
            onClick={() => canvas.current?.toBlob((blob) => blob && onDone(blob), 'image/jpeg', 0.92)}
          >
            {t('avatar.use')}
          </Button>
        </>
      }
    >
      {failed ? (
        <Banner tone="danger" title={t('avatar.unreadable')} announce />
      ) : (
        <>
          <canvas ref={canvas} width={SIZE} height={SIZE} className={styles.crop} role="img" aria-label={t('avatar.preview')} />
          {range('zoom', 1, 4, 0.05)}
          {range('across', 0, 100, 1)}
          {range('down', 0, 100, 1)}
        </>
      )}
    </Dialog>
  );
}
