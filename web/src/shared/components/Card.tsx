import type { HTMLAttributes, ReactNode } from 'react';
import styles from './Card.module.css';
import { classes } from './classes';

interface CardProps extends HTMLAttributes<HTMLElement> {
  as?: 'div' | 'section' | 'article' | 'li' | undefined;
  /** Without room at its rim, for pictures and lists. */
  flush?: boolean | undefined;
  children: ReactNode;
}

/** A surface that holds one thing. */
export function Card({ as: Element = 'div', flush, children, ...rest }: CardProps) {
  return (
    <Element {...rest} className={classes(styles.card, !flush && styles.padded, rest.className)}>
      {children}
    </Element>
  );
}
