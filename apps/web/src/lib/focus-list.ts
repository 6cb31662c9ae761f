/** What the focus goes to when what had it has gone: a part of the page. */
export const pane = '[data-pane], dialog, main';

/** Focus goes to the list that something stands in or beside: to its rows, or else to its part of the page. */
export function focusList(from: Element): void {
  const around = from.closest<HTMLElement>(pane);
  (around?.querySelector<HTMLElement>('[role=grid]') ?? around)?.focus({ preventScroll: true });
}
