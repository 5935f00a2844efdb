import { useTranslation } from 'react-i18next';
import { useChooseLanguage } from '@/shared/api/accountLanguage';
import { setTextSize, setTheme, TEXT_SIZES, THEMES, useAppearance } from '@/shared/hooks/appearance';
import { LANGUAGE_NAMES, LANGUAGES } from '@/shared/i18n/language';
import { useLanguage } from '@/shared/i18n/useLanguage';
import styles from './AppearanceSettings.module.css';
import { Segmented } from './Segmented';

/** Language, theme and size of the text, as a block for a page of settings. */
export function AppearanceSettings() {
  const { t } = useTranslation();
  const { theme, textSize } = useAppearance();
  return (
    <div className={styles.settings}>
      <LanguageSwitch showLabel />
      <Segmented
        label={t('appearance.theme.label')}
        showLabel
        value={theme}
        choices={THEMES.map((value) => ({ value, label: t(`appearance.theme.${value}`) }))}
        onChange={setTheme}
      />
      <Segmented
        label={t('appearance.textSize.label')}
        showLabel
        value={textSize}
        choices={TEXT_SIZES.map((value) => ({ value, label: t(`appearance.textSize.${value}`) }))}
        onChange={setTextSize}
      />
    </div>
  );
}

/** Korean or English, each in its own words. */
export function LanguageSwitch({ showLabel = false }: { showLabel?: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const choose = useChooseLanguage();
  return (
    <Segmented
      label={t('appearance.language')}
      showLabel={showLabel}
      value={language}
      choices={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
      onChange={choose}
    />
  );
}
