/** Move the focus to the next part of the page that carries `data-pane`, round at the end. */
export function focusNextPane(): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) =>
    pane.checkVisibility(),
  );
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(at + 1) % panes.length];
  if (!next) return;
  (next.querySelector<HTMLElement>('[role=grid]') ?? next).focus({ preventScroll: true });
}
