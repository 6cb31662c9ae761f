import type { PollResponseData } from '@backchannel/chat-api/types';
import { ChartBar } from 'lucide-react';

/** A poll with its options and how often each was chosen. */
export function Poll({ poll }: { poll: PollResponseData }) {
  return (
    <div className="mt-1 max-w-md rounded-card border border-line px-3 py-2">
      <p className="flex items-center gap-1.5 font-medium">
        <ChartBar size={14} aria-hidden />
        <bdi className="min-w-0">{poll.name}</bdi>
      </p>
      {poll.description !== '' && (
        <p dir="auto" className="text-small text-text-2">
          {poll.description}
        </p>
      )}
      <ul className="mt-1">
        {poll.options.map(({ id, text }) => (
          <li key={id} className="flex justify-between gap-4">
            <bdi className="min-w-0 break-words">{text}</bdi>
            <span className="figures text-text-2">{poll.vote_counts_by_option[id] ?? 0}</span>
          </li>
        ))}
      </ul>
      <p className="figures mt-1 text-small text-text-3">
        {poll.vote_count} {poll.vote_count === 1 ? 'vote' : 'votes'}
        {poll.is_closed === true ? ' · closed' : ''}
      </p>
    </div>
  );
}
