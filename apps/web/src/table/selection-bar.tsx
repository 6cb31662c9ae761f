import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { focusList } from '../lib/focus-list.ts';
import { count } from '../lib/numbers.ts';
import { IconButton } from '../ui/button.tsx';

interface Props {
  selected: number;
  onClear: () => void;
  /** What can be done with them; each button names the count. */
  children: ReactNode;
}

/** Over the foot of a list, so that no row moves. Not shown for 0. */
export function SelectionBar({ selected, onClear, children }: Props) {
  return (
    <div
      role="toolbar"
      aria-label="Selected rows"
      className="absolute inset-x-0 bottom-0 z-20 flex h-12 items-center gap-2 border-t border-accent-line bg-accent-bg px-4"
    >
      <span role="status" className="figures min-w-0 flex-1 truncate font-medium">
        {count(selected)} selected
      </span>
      {children}
      <IconButton
        icon={X}
        label="Clear the selection"
        keys="Escape"
        onClick={({ currentTarget }) => {
          focusList(currentTarget);
          onClear();
        }}
      />
    </div>
  );
}
