import { ArrowDown, ArrowUp } from 'lucide-react';
import { sortName } from './channel-sorts.ts';
import { SortMenu } from './channels-toolbar.tsx';
import type { ChannelsPageState } from './use-channels-page.ts';

/** What the rows are sorted by on a phone, and the menu that changes it. */
export function PhoneSort({ page }: { page: ChannelsPageState }) {
  const Arrow = page.sort.direction === -1 ? ArrowDown : ArrowUp;
  return (
    <SortMenu
      page={page}
      trigger={(props) => (
        <button
          type="button"
          {...props}
          className="touch-target inline-flex shrink-0 items-center gap-1 rounded-badge px-1 hover:bg-hover"
        >
          <span className="sr-only">Sorted by </span>
          {sortName(page.sort.field)}
          <Arrow size={14} aria-hidden />
        </button>
      )}
    />
  );
}
