import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus, Users } from 'lucide-react';
import { Suspense, useState } from 'react';
import { type SavedView, viewsQuery } from '../../../api/views.ts';
import { KeysToCome } from '../../../lib/keys-to-come.ts';
import { lazyPart } from '../../../lib/part.ts';
import { IconButton } from '../../../ui/button.tsx';
import { tabClass, ViewStrip } from '../../../ui/view-strip.tsx';
import { channelsSearch } from '../channels-request.ts';
import type { ChannelsPageState } from '../use-channels-page.ts';
import { sameView } from './view-search.ts';

const ViewActions = lazyPart(() => import('./view-actions.tsx'));

/** Named filters of the list, as links: All, one's own, and those that others share. */
export function ViewBar({ page }: { page: ChannelsPageState }) {
  const { app, search, list } = page;
  const [asked, setAsked] = useState(false);
  // The rows come first: views are asked for once the first are here, unless one is named in the address.
  const isDue = search.view !== undefined || !list.isPending;
  const { data } = useQuery({ ...viewsQuery(app, 'channels'), enabled: isDue });
  const views = data?.views ?? [];
  const chosen = views.find(({ id }) => id === search.view);
  const changed = chosen ? !sameView(chosen.search, search) : !sameView({}, search);

  return (
    <div className="flex h-9 shrink-0 items-stretch gap-2 border-b border-line pr-3 pl-4 pointer-coarse:h-11">
      <ViewStrip label="Views" className="flex-1 -mb-px">
        <ViewLink app={app} chosen={chosen === undefined} changed={chosen === undefined && changed}>
          All
        </ViewLink>
        {views.map((view) => (
          <ViewLink
            key={view.id}
            app={app}
            view={view}
            chosen={view === chosen}
            changed={view === chosen && changed}
          >
            {view.name}
          </ViewLink>
        ))}
        <IconButton
          icon={Plus}
          label="Save as a new view"
          size="small"
          className="self-center"
          onClick={() => setAsked(true)}
        />
      </ViewStrip>
      {(chosen !== undefined || asked) && (
        <Suspense fallback={asked && <KeysToCome />}>
          <ViewActions
            key={chosen?.id}
            page={page}
            view={chosen}
            changed={changed}
            naming={asked}
            onNamed={() => setAsked(false)}
            onAsk={() => setAsked(true)}
          />
        </Suspense>
      )}
    </div>
  );
}

interface LinkProps {
  app: string;
  view?: SavedView;
  chosen: boolean;
  changed: boolean;
  children: string;
}

function ViewLink({ app, view, chosen, changed, children }: LinkProps) {
  return (
    <Link
      to="/apps/$app/channels"
      params={{ app }}
      search={view ? { ...channelsSearch(view.search), view: view.id } : {}}
      className={tabClass(chosen)}
      activeProps={{}}
      aria-current={chosen ? 'page' : undefined}
      preload={false}
      title={view && !view.mine ? `Shared by ${view.owner.name}` : undefined}
    >
      {children}
      {view?.shared === true && (
        <Users size={12} strokeWidth={2.4} aria-label="shared" className="text-text-3" />
      )}
      {changed && (
        <span className="size-1.5 rounded-full bg-accent">
          <span className="sr-only">, changed</span>
        </span>
      )}
    </Link>
  );
}
