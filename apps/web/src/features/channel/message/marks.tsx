import { toDate } from '@backchannel/chat-api';
import type { MessageResponse } from '@backchannel/chat-api/types';
import { EyeOff, Lock, Pin } from 'lucide-react';
import type { ReactNode } from 'react';
import { fullTime } from '../../../lib/times.ts';
import { Badge } from '../../../ui/badge.tsx';
import { personName } from './person-name.ts';

/** What is special about a message, after its time. Pending ones are not among them: the API lists those
 *  for their authors alone, and the inspector shows one by its id. */
export function Marks({ message }: { message: MessageResponse }) {
  const { message_text_updated_at: edited, pinned, pinned_by, restricted_visibility: only } = message;
  return (
    <>
      {edited !== undefined && (
        <span className="text-tiny text-text-3" title={`Edited ${fullTime(toDate(edited))}`}>
          edited
        </span>
      )}
      {pinned && (
        <span
          className="self-center text-text-3"
          title={pinned_by ? `Pinned by ${personName(pinned_by)}` : 'Pinned'}
        >
          <Pin size={12} strokeWidth={2.4} aria-hidden />
          <span className="sr-only">Pinned</span>
        </span>
      )}
      {message.silent && <span className="text-tiny text-text-3">silent</span>}
      {message.shadowed && (
        <Mark>
          <Badge icon={EyeOff}>Shadowed</Badge>
        </Mark>
      )}
      {(message.type === 'error' || message.type === 'ephemeral') && (
        <Mark>
          <Badge>{message.type}</Badge>
        </Mark>
      )}
      {only.length > 0 && (
        <Mark>
          <Badge icon={Lock}>Only for {only.length === 1 ? only[0] : `${only.length} people`}</Badge>
        </Mark>
      )}
    </>
  );
}

// A badge is as high as a line, so it stands in its middle and not on its baseline.
const Mark = ({ children }: { children: ReactNode }) => <span className="self-center">{children}</span>;
