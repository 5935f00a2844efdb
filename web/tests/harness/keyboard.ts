/** What somebody without a mouse needs: everything to press is reached by Tab, shows that it is reached, and lets go. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** More presses than any page needs; a page on which they do not suffice holds the focus. */
const MOST = 250;

/** Walks once around the page with Tab. Of a group of radio buttons or tabs one member is enough: arrows lead on. */
export async function expectKeyboard(page: Page) {
  await page.evaluate(() => {
    const isShown = (element: HTMLElement) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: false }) && element.closest('[inert]') === null;
    const wanted = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]';
    let number = 0;
    for (const element of document.querySelectorAll<HTMLElement>(wanted)) {
      if (element.tabIndex < 0 || !isShown(element)) continue;
      // A browser leads to the chosen radio button of a group alone.
      const inGroup = element instanceof HTMLInputElement && element.type === 'radio';
      if (inGroup && !element.checked) continue;
      number += 1;
      element.dataset['walk'] = String(number);
    }
    (document.activeElement as HTMLElement | null)?.blur();
    window.getSelection()?.removeAllRanges();
  });
  const seen = new Set<string>();
  const hidden: string[] = [];
  let before = '';
  let presses = 0;
  for (; presses < MOST; presses += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      if (element === null || element === document.body) return null;
      const marks = [element, element.parentElement, element.nextElementSibling, element.closest('label')].some((one) => {
        if (one === null) return false;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
        return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
      });
      return { walk: element.dataset['walk'] ?? '', marks, html: element.outerHTML.slice(0, 140) };
    });
    // Beyond the last one the focus is the browser's own.
    if (at === null) break;
    // The parts of a date are passed one by one within the same field, and marked by the browser.
    if (at.walk !== '' && at.walk === before) continue;
    if (at.walk !== '' && seen.has(at.walk)) break;
    if (at.walk !== '') seen.add(at.walk);
    before = at.walk;
    if (!at.marks) hidden.push(at.html);
  }
  const missed = await page.evaluate(
    (reached) =>
      [...document.querySelectorAll<HTMLElement>('[data-walk]')]
        .filter((element) => !reached.includes(element.dataset['walk'] ?? ''))
        .filter((element) => element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }))
        .map((element) => element.outerHTML.slice(0, 140)),
    [...seen],
  );
  expect({ missed, hidden, holds: presses === MOST }).toEqual({ missed: [], hidden: [], holds: false });
}
