import { foundation } from './001-foundation.ts';
import { messages } from './002-messages.ts';
import { members } from './003-members.ts';
import { events } from './004-events.ts';
import { moderation } from './005-moderation.ts';
import { conversation } from './006-conversation.ts';
import { campaigns } from './007-campaigns.ts';
import { data } from './008-data.ts';
import { policies } from './009-policies.ts';
import { removedWords } from './010-removed-words.ts';

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
  removedWords,
];
