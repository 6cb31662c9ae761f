import type { LucideIcon } from 'lucide-react';
import { useEffect, useRef } from 'react';

/** Something that the palette can do on the page below: the object is named in the label. */
export interface PaletteAction {
  /** "Truncate “Crew rota 2025”…". */
  label: string;
  icon: LucideIcon;
  /** A secondary fact: "203,118 messages". */
  fact?: string;
  keys?: string;
  run: () => void;
}

const registered = new Set<PaletteAction>();

/** What the pages shown now offer, in order of registration. */
export const paletteActions = (): PaletteAction[] => [...registered];

/** Offer an action for as long as the component is shown. What the operator may not do is not offered: `enabled` false. */
export function usePaletteAction({ run, ...action }: PaletteAction, enabled = true): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  const { label, icon, fact, keys } = action;
  useEffect(() => {
    if (!enabled) return undefined;
    const entry: PaletteAction = {
      label,
      icon,
      run: () => latest.current(),
      ...(fact !== undefined && { fact }),
      ...(keys !== undefined && { keys }),
    };
    registered.add(entry);
    return () => {
      registered.delete(entry);
    };
  }, [enabled, label, icon, fact, keys]);
}
