import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { classes } from '@/shared/components/classes';
import { Field } from '@/shared/components/Field';
import fieldStyles from '@/shared/components/Field.module.css';
import { Icon } from '@/shared/components/Icon';
import styles from './SearchBox.module.css';

interface SearchBoxProps<Item> {
  label: string;
  placeholder?: string | undefined;
  hint?: string | undefined;
  q: string;
  onSearch: (q: string) => void;
  items: readonly Item[];
  itemKey: (item: Item) => string;
  children: (item: Item) => ReactNode;
  onPick: (item: Item) => void;
  /** What to say where nothing was found; absent while it is being looked for. */
  none?: string | undefined;
  disabled?: boolean | undefined;
  /** The things are still those of an earlier question: Enter waits. */
  stale?: boolean | undefined;
}

/** A field that finds things while one types: a list below it, moved through with the arrow keys, taken with Enter. */
export function SearchBox<Item>(props: SearchBoxProps<Item>) {
  const { label, placeholder, hint, q, onSearch, items, itemKey, children, onPick, none, disabled, stale } = props;
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const id = useId();
  const shown = open && (items.length > 0 || none !== undefined);
  const pick = (item: Item) => {
    onPick(item);
    onSearch('');
    setOpen(false);
    setActive(-1);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setOpen(false);
    if (event.key === 'Enter') {
      // Enter in a search never sends the form around it.
      event.preventDefault();
      const item = items[Math.max(active, 0)];
      if (shown && !stale && item !== undefined && (active >= 0 || q !== '')) pick(item);
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setOpen(true);
    if (items.length > 0) setActive((before) => (before + step + items.length) % items.length);
  };
  return (
    <div
      className={styles.box}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <Field label={label} hint={hint}>
        {(attributes) => (
          <div className={classes(fieldStyles.wrap, fieldStyles.lead)}>
            <Icon name="search" size={20} />
            <input
              {...attributes}
              type="text"
              role="combobox"
              aria-expanded={shown}
              aria-controls={`${id}-list`}
              aria-autocomplete="list"
              aria-activedescendant={shown && active >= 0 ? `${id}-${active}` : undefined}
              className={fieldStyles.control}
              placeholder={placeholder}
              value={q}
              disabled={disabled}
              autoComplete="off"
              enterKeyHint="search"
              onChange={(event) => {
                onSearch(event.target.value);
                setActive(-1);
                setOpen(true);
              }}
              onFocus={() => setOpen(true)}
              onClick={() => setOpen(true)}
              onKeyDown={press}
            />
          </div>
        )}
      </Field>
      <ul id={`${id}-list`} role="listbox" aria-label={label} aria-busy={stale || undefined} className={classes(styles.list, !shown && styles.closed)}>
        {shown &&
          items.map((item, index) => (
            <li
              key={itemKey(item)}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              className={classes(styles.option, index === active && styles.active)}
              // The field keeps the focus; a blur would close the list before the click.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => pick(item)}
              onKeyDown={press}
            >
              {children(item)}
            </li>
          ))}
      </ul>
      {shown && items.length === 0 && (
        <p className={styles.none} role="status">
          {none}
        </p>
      )}
    </div>
  );
}

/** One line of the list: what it is, and quieter what else is known. */
export function SearchLine({ title, detail }: { title: string; detail: string }) {
  return (
    <>
      <span className={styles.title}>{title}</span>
      <span className={styles.detail}>{detail}</span>
    </>
  );
}
