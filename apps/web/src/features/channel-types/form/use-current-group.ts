import { type RefObject, useCallback, useEffect, useState } from 'react';

const fromTopPx = 64;
/** What somebody does who goes on reading, where a scroll alone may be our own. */
const moves = ['wheel', 'touchmove', 'keydown', 'pointerdown'];

/**
 * The id of the group that is being read: the one that was gone to, and once somebody scrolls from there, the last whose
 * heading has come up to the top. With how to go to one.
 */
export function useCurrentGroup(scroller: RefObject<HTMLElement | null>, ids: readonly string[]) {
  const [read, setRead] = useState(ids[0]);
  const [chosen, setChosen] = useState<string>();
  const key = ids.join(' ');
  useEffect(() => {
    const box = scroller.current;
    if (!box) return undefined;
    const look = () => {
      const top = box.getBoundingClientRect().top + fromTopPx;
      const all = key.split(' ');
      setRead(all.findLast((id) => (topOf(id) ?? Infinity) <= top) ?? all[0]);
    };
    const leave = () => setChosen(undefined);
    look();
    box.addEventListener('scroll', look, { passive: true });
    for (const move of moves) box.addEventListener(move, leave, { passive: true });
    return () => {
      box.removeEventListener('scroll', look);
      for (const move of moves) box.removeEventListener(move, leave);
    };
  }, [scroller, key]);
  const goTo = useCallback((id: string) => {
    const heading = document.getElementById(id);
    if (!heading) return;
    setChosen(id);
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: 'start' });
  }, []);
  const current = chosen !== undefined && ids.includes(chosen) ? chosen : read;
  return { current, goTo };
}

const topOf = (id: string): number | undefined => document.getElementById(id)?.getBoundingClientRect().top;
