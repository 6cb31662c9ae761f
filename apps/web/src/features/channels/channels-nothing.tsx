import { Link } from '@tanstack/react-router';
import { Hash, RotateCcw } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { usePermission } from '../../api/permission.ts';
import { zoneStore } from '../../lib/times.ts';
import { ReadFailure } from '../../shell/read-failure.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty, NothingMatches, StateBlock } from '../../ui/list-states.tsx';
import { buttonClass } from '../../ui/plain-button.tsx';
import { channelsBody } from './channels-request.ts';
import { joinFilter, splitFilter } from './filter/conditions.ts';
import { conditionWords } from './filter/words.ts';
import type { ChannelsPageState } from './use-channels-page.ts';

/** No rows, and why: the filter cannot be read, the API said no, or there are none. */
export default function ChannelsNothing({ page }: { page: ChannelsPageState }) {
  const { list, search } = page;
  const personal = usePermission('personal.read');
  if (!channelsBody(search)) {
    const isText = typeof search.filter === 'string';
    return (
      <StateBlock
        icon={Hash}
        title={isText ? 'The filter in this address cannot be read' : 'The filter is about one user'}
        actions={<Button onClick={() => page.showFilter({})}>Show all channels</Button>}
      >
        Nothing was asked of the API.{' '}
        {isText
          ? 'Mend the JSON above, or leave the filter out.'
          : personal.allowed
            ? 'Say whose channels are meant, in the chip user_id.'
            : personal.reason}
      </StateBlock>
    );
  }
  if (!list.isError) return <NoChannels page={page} />;
  return (
    <ReadFailure
      error={list.error}
      title="Channels could not be read"
      notPermitted={
        search.as === undefined
          ? 'You may not see channels'
          : 'You may not see channels as one user sees them'
      }
      busy={list.isFetching}
      onRetry={() => void list.refetch()}
    />
  );
}

function NoChannels({ page }: { page: ChannelsPageState }) {
  const { list } = page;
  const zone = useSyncExternalStore(zoneStore.subscribe, zoneStore.get);
  const { conditions, rest } = splitFilter(page.filter);
  const filters = conditions.length + Object.keys(rest).length;
  if (filters === 0) {
    return (
      <Empty
        icon={Hash}
        title="No channels yet"
        actions={
          <>
            <Button icon={RotateCcw} busy={list.isFetching} onClick={() => void list.refetch()}>
              Look again
            </Button>
            <Link to="/apps/$app/channel-types" params={{ app: page.app }} className={buttonClass('quiet')}>
              Channel types
            </Link>
          </>
        }
      >
        This app has no channels, and they cannot be created here. Create the first one from your product or
        with <span className="mono">get_or_create_channel</span> of the Chat API, of one of its channel types.
      </Empty>
    );
  }
  const last = conditions.at(-1);
  return (
    <NothingMatches
      title={`No channel matches ${filters === 1 ? 'this filter' : `these ${filters} filters`}`}
      actions={
        <>
          <Button onClick={() => page.showFilter({})}>
            {filters === 1 ? 'Clear the filter' : `Clear ${filters} filters`}
          </Button>
          {last && filters > 1 && (
            <Button
              kind="quiet"
              onClick={() => page.showFilter(joinFilter({ conditions: conditions.slice(0, -1), rest }))}
            >
              Drop “{last.field}”
            </Button>
          )}
        </>
      }
    >
      <span className="mono">
        {[...conditions.map((condition) => conditionWords(condition, zone)), ...Object.keys(rest)].join(
          ' · ',
        )}
      </span>
    </NothingMatches>
  );
}
