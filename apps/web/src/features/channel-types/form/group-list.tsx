import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import type { ReactNode } from 'react';

/** A group as the list at the side shows it. */
export interface GroupEntry {
  name: string;
  /** Where it stands: the id of its heading. */
  id: string;
  /** How many fields it has, or what else there is to count. */
  about: string;
  isChanged: boolean;
}

interface Props {
  groups: readonly GroupEntry[];
  /** Id of the one that is being read. */
  current: string | undefined;
  onGoTo: (id: string) => void;
  /** What stands under the groups. */
  children: ReactNode;
}

/** On a phone they stand in a row that is wider than the page. */
const keepInView = (link: HTMLAnchorElement | null): void =>
  link?.scrollIntoView({ block: 'nearest', inline: 'nearest' });

/** The groups of the form, beside it; over it on a phone. A dot marks where something is changed. */
export function GroupList({ groups, current, onGoTo, children }: Props) {
  return (
    <div className="w-52 shrink-0 overflow-y-auto border-r border-line px-3 py-3 pl-4 max-pane:w-auto max-pane:border-r-0 max-pane:border-b max-pane:px-2 max-pane:py-1">
      <nav
        aria-label="Groups of settings"
        className="grid gap-px max-pane:flex max-pane:overflow-x-auto max-pane:[scrollbar-width:none]"
      >
        {groups.map(({ name, id, about, isChanged }) => (
          <Link
            key={id}
            ref={id === current ? keepInView : undefined}
            to="."
            search
            hash={id}
            hashScrollIntoView={false}
            replace
            aria-current={id === current ? 'true' : undefined}
            className={clsx(
              'ring-inside flex h-7 shrink-0 items-center gap-2 rounded-control px-2 no-underline pointer-coarse:h-11',
              id === current
                ? 'bg-active font-medium text-text'
                : 'text-text-2 hover:bg-hover hover:text-text',
            )}
            onClick={() => onGoTo(id)}
          >
            <span className="min-w-0 flex-1 truncate">{name}</span>
            {isChanged && (
              <>
                <span aria-hidden className="size-1.5 shrink-0 rounded-full bg-accent" />
                <span className="sr-only">changed</span>
              </>
            )}
            <span className="figures text-small font-normal text-text-3">{about}</span>
          </Link>
        ))}
      </nav>
      <div className="mt-3 border-t border-line px-2 pt-3 text-small text-text-2 max-pane:mt-0 max-pane:border-t-0 max-pane:pt-1 max-pane:pb-1">
        {children}
      </div>
    </div>
  );
}
