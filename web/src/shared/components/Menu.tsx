import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { classes } from './classes';
import { Icon, type IconName } from './Icon';
import styles from './Menu.module.css';
import { VisuallyHidden } from './VisuallyHidden';

/** With less room than this below its button, in CSS pixels, a menu opens upwards where there is more. */
const ROOM = 420;

/** One line of a menu. */
export interface MenuItem {
  label: string;
  icon?: IconName | undefined;
  tone?: 'plain' | 'danger' | undefined;
  disabled?: boolean | undefined;
  onSelect: () => void;
}

interface MenuProps {
  /** What opens it, for screen readers. */
  label: string;
  /** What is seen of the button that opens it: a drawing or a picture, hidden from screen readers. */
  trigger: ReactNode;
  /** Stands above the items, such as who is logged in. */
  head?: ReactNode;
  items: readonly MenuItem[];
  align?: 'start' | 'end' | undefined;
}

/** Actions behind a button. Arrow keys, Home, End and Escape work; leaving it closes it. */
export function Menu({ label, trigger, head, items, align = 'end' }: MenuProps) {
  const [open, setOpen] = useState(false);
  const [above, setAbove] = useState(false);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return;
    box.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const move = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    const all = [...(box.current?.querySelectorAll<HTMLElement>('[role=menuitem]:not(:disabled)') ?? [])];
    const now = all.findIndex((item) => item === document.activeElement);
    const targets: Record<string, number> = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: -1 };
    const target = targets[event.key];
    if (target === undefined || all.length === 0) return;
    event.preventDefault();
    all.at(target % all.length)?.focus();
  };

  return (
    <div
      ref={box}
      className={styles.box}
      onBlur={(event) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        className={styles.trigger}
        onClick={(event) => {
          const { top, bottom } = event.currentTarget.getBoundingClientRect();
          const below = window.innerHeight - bottom;
          setAbove(below < ROOM && top > below);
          setOpen(!open);
        }}
      >
        {trigger}
        <VisuallyHidden>{label}</VisuallyHidden>
      </button>
      {open && (
        <div className={classes(styles.panel, styles[align], above && styles.above)}>
          {head && <div className={styles.head}>{head}</div>}
          <div id={id} role="menu" tabIndex={-1} aria-label={label} onKeyDown={move}>
            {items.map((item) => (
              <button
                key={item.label}
                type="button"
                role="menuitem"
                tabIndex={-1}
                disabled={item.disabled}
                className={classes(styles.item, item.tone === 'danger' && styles.danger)}
                onClick={() => {
                  close();
                  item.onSelect();
                }}
              >
                {item.icon && <Icon name={item.icon} size={20} />}
                {item.label}
              </button>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}
