import { toDate } from '@backchannel/chat-api';
import type { ChannelResponse } from '@backchannel/chat-api/types';
import { Time } from '../../../ui/time.tsx';
import { personName } from '../message/person-name.ts';

/** Where a conversation begins: with the channel itself, or with its last truncation. */
export function Beginning({ channel, isEmpty }: { channel: ChannelResponse; isEmpty: boolean }) {
  const { created_by, created_at, truncated_at, truncated_by } = channel;
  return (
    <div className="px-4 py-3 text-small text-text-2">
      {truncated_at !== undefined && (
        <p>
          <span className="font-semibold text-text">Truncated</span>{' '}
          <Time at={toDate(truncated_at)} form="minute" />
          {truncated_by && (
            <>
              {' '}
              by <bdi>{personName(truncated_by)}</bdi>
            </>
          )}
          . What came before is no longer shown.
        </p>
      )}
      <p>
        {truncated_at === undefined && <span className="font-semibold text-text">The beginning: </span>}
        {truncated_at === undefined ? 'created ' : 'Created '}
        <Time at={toDate(created_at)} form="day" />
        {created_by && (
          <>
            {' '}
            by <bdi>{personName(created_by)}</bdi>
          </>
        )}
        .
      </p>
      {isEmpty && <p className="mt-2 font-medium text-text">No messages here.</p>}
    </div>
  );
}
