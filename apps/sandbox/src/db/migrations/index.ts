import { foundation } from './001-foundation.ts';
import { messages } from './002-messages.ts';
import { members } from './003-members.ts';
import { events } from './004-events.ts';
import { moderation } from './005-moderation.ts';
import { conversation } from './006-conversation.ts';
import { campaigns } from './007-campaigns.ts';
import { data } from './008-data.ts';
import { policies } from './009-policies.ts';
import { messageWords } from './010-message-words.ts';
import { unreadChannels } from './011-unread-channels.ts';
import { campaignReading } from './012-campaign-reading.ts';
import { removedWords } from './013-removed-words.ts';
import { channelCustom } from './014-channel-custom.ts';
import { movingOrders } from './015-moving-orders.ts';
import { usageByDay } from './016-usage-by-day.ts';
import { whereMessagesAre } from './017-where-messages-are.ts';
import { reactedMessages } from './018-reacted-messages.ts';
import { membersHidden } from './019-members-hidden.ts';
import { unreadNumbers } from './020-unread-numbers.ts';
import { repliesByAuthor } from './021-replies-by-author.ts';
import { reactionsOfUserByTime } from './022-reactions-of-user.ts';
import { filterIndexes } from './023-filter-indexes.ts';

/** In order; a data file remembers how many of them it has seen. Only ever append. */
export const migrations: readonly string[] = [
  foundation,
  messages,
  members,
  events,
  conversation,
  campaigns,
  data,
  moderation,
  policies,
  messageWords,
  unreadChannels,
  campaignReading,
  removedWords,
  channelCustom,
  movingOrders,
  usageByDay,
  whereMessagesAre,
  reactedMessages,
  membersHidden,
  unreadNumbers,
  repliesByAuthor,
  reactionsOfUserByTime,
  filterIndexes,
];
