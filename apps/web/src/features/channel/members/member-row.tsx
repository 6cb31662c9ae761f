import { toDate } from '@backchannel/chat-api';
import type { ChannelMemberResponse } from '@backchannel/chat-api/types';
import { Ban, BellOff, EyeOff, MailQuestion, ShieldCheck } from 'lucide-react';
import { fullTime, shortTime } from '../../../lib/times.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Badge, Tag } from '../../../ui/badge.tsx';
import { Id } from '../../../ui/id.tsx';
import { useZone } from '../message/message-time.tsx';
import { personName } from '../message/person-name.ts';
import { memberId } from './members-query.ts';

/** One member: who, as what, what is special, and when last seen. */
export function MemberRow({ member }: { member: ChannelMemberResponse }) {
  const { user } = member;
  const zone = useZone();
  const id = memberId(member);
  const seen = user?.last_active === undefined ? undefined : toDate(user.last_active);
  return (
    <div className="flex h-full items-center gap-2 border-b border-line px-4">
      <Avatar name={personName(user, id)} />
      <div className="min-w-0 flex-1 leading-[18px]">
        <p className="flex items-center gap-1.5">
          <bdi
            className={`truncate font-medium ${user?.deleted_at === undefined ? '' : 'text-text-2 line-through'}`}
          >
            {personName(user, id)}
          </bdi>
          {member.channel_role !== 'channel_member' && <Tag mono>{member.channel_role}</Tag>}
        </p>
        <Id id={id} of="user id" className="text-small" />
      </div>
      <span className="flex shrink-0 items-center gap-1">
        {member.banned && (
          <Badge tone="red" icon={Ban}>
            Banned
          </Badge>
        )}
        {member.shadow_banned && <Badge icon={EyeOff}>Shadow banned</Badge>}
        {isInvited(member) && (
          <Badge tone="dashed" icon={MailQuestion}>
            Invited
          </Badge>
        )}
        {member.is_moderator === true && (
          <Badge icon={ShieldCheck} iconOnly>
            Moderator
          </Badge>
        )}
        {member.notifications_muted && (
          <Badge icon={BellOff} iconOnly>
            Notifications off
          </Badge>
        )}
      </span>
      <span
        className="figures w-22 shrink-0 text-right text-small text-text-2"
        title={seen ? `Last active ${fullTime(seen, zone)}` : 'Never seen'}
      >
        {user?.online === true ? (
          'online'
        ) : seen ? (
          <>
            <span className="text-text-3">seen</span> {shortTime(seen)}
          </>
        ) : (
          <span className="text-text-3">never seen</span>
        )}
      </span>
    </div>
  );
}

const isInvited = ({ invited, invite_accepted_at, status }: ChannelMemberResponse): boolean =>
  status === 'invited' || status === 'pending' || (invited === true && invite_accepted_at === undefined);
