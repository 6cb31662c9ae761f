import type { KeyboardEvent } from 'react';

/**
 * Arrow keys, Home, End and first letters among the elements of a container that match. Goes round at the ends.
 * Returns whether the key was used (then its default is prevented).
 */
export function moveFocus(
  event: KeyboardEvent,
  container: Element,
  selector: string,
  axis: 'vertical' | 'horizontal' = 'vertical',
): boolean {
  const items = [...container.querySelectorAll<HTMLElement>(selector)];
  if (items.length === 0) return false;
  const at = items.findIndex((item) => item === document.activeElement);
  const target = targetOf(event, items, at, axis);
  if (!target) return false;
  event.preventDefault();
  target.focus();
  return true;
}

function targetOf(event: KeyboardEvent, items: HTMLElement[], at: number, axis: 'vertical' | 'horizontal') {
  const [back, on] = axis === 'vertical' ? ['ArrowUp', 'ArrowDown'] : ['ArrowLeft', 'ArrowRight'];
  switch (event.key) {
    case on:
      return items[(at + 1) % items.length];
    case back:
      return items.at(at <= 0 ? -1 : at - 1);
    case 'Home':
      return items[0];
    case 'End':
      return items.at(-1);
    default:
      return byLetter(event, items, at);
  }
}

function byLetter(event: KeyboardEvent, items: HTMLElement[], at: number): HTMLElement | undefined {
  if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey || event.altKey)
    return undefined;
  const letter = event.key.toLowerCase();
  const rest = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  return rest.find((item) => item.textContent.trim().toLowerCase().startsWith(letter));
}
