import { type MouseEvent, useEffect, useRef } from 'react';

/**
 * Once a chip that had the focus is removed, its neighbour has the focus, or else what adds one. Not the neighbour's
 * "Remove": a key that is held down would take them all. `text` is the filter; it changes when the chip is gone.
 */
export function useNextChip(text: string) {
  const chips = useRef<HTMLDivElement>(null);
  const removed = useRef<{ next: number; from: string }>(undefined);
  useEffect(() => {
    const { next = -1, from = text } = removed.current ?? {};
    if (from === text) return;
    removed.current = undefined;
    if (document.activeElement !== document.body) return;
    const chip = chips.current?.querySelectorAll('[data-remove]')[next]?.closest('[role=group]');
    const part = chip?.querySelector<HTMLElement>('button, input');
    (part ?? chips.current?.querySelector<HTMLElement>('[data-add]'))?.focus();
  }, [text]);
  /** A chip is about to go; the one that is at `next` then is to have the focus. */
  const note = (next: number) => {
    removed.current = { next, from: text };
  };
  const noteRemoval = ({ target, currentTarget }: MouseEvent) => {
    const removes = [...currentTarget.querySelectorAll('[data-remove]')];
    const at = removes.findIndex((remove) => target instanceof Node && remove.contains(target));
    if (at === -1) removed.current = undefined;
    else note(at);
  };
  return { chips, note, noteRemoval };
}
