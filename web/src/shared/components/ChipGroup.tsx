import { Icon, type IconName } from './Icon';
import styles from './ChipGroup.module.css';

interface ChipGroupProps<Value extends string> {
  label: string;
  choices: readonly { value: Value; label: string; icon?: IconName | undefined }[];
  chosen: readonly Value[];
  onChange: (chosen: Value[]) => void;
  /** Only one at a time; pressing it again takes it back. */
  single?: boolean | undefined;
  /** One row that scrolls sideways instead of wrapping. */
  scroll?: boolean | undefined;
}

/** Any number of a few, each a button that stays pressed. */
export function ChipGroup<Value extends string>(props: ChipGroupProps<Value>) {
  const { label, choices, chosen, onChange, single, scroll } = props;
  const toggle = (value: Value) => {
    if (chosen.includes(value)) onChange(chosen.filter((other) => other !== value));
    else onChange(single ? [value] : [...chosen, value]);
  };
  return (
    <div role="group" aria-label={label} className={scroll ? styles.scroll : styles.chips}>
      {choices.map(({ value, label: words, icon }) => (
        <button
          key={value}
          type="button"
          className={styles.chip}
          aria-pressed={chosen.includes(value)}
          onClick={() => toggle(value)}
        >
          {icon && <Icon name={icon} size={18} />}
          {words}
        </button>
      ))}
    </div>
  );
}
