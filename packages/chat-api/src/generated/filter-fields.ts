// Made by `pnpm generate` from spec/ and overlay.ts. Do not edit: change those and run it again.

import type { FilterFields } from '../spec.ts';

export const queryCampaignsFilterFields = {
  created_at: { type: 'date', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  id: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  name: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  segments: { type: 'string', operators: ['$contains', '$eq', '$in'] },
  sender_id: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  status: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  updated_at: { type: 'date', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
} satisfies FilterFields;

export const queryChannelsFilterFields = {
  app_banned: { type: 'string', operators: ['$eq'] },
  archived: { type: 'boolean', operators: ['$eq'] },
  blocked: { type: 'boolean', operators: ['$eq'] },
  channel_role: { type: 'string', operators: ['$eq', '$in'] },
  cid: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  created_at: { type: 'date', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  created_by_id: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  custom: { type: 'object', operators: ['$autocomplete', '$contains', '$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte', '$q'] },
  disabled: { type: 'boolean', operators: ['$eq'] },
  distinct: { type: 'boolean', operators: ['$eq'] },
  filter_tags: { type: 'string', operators: ['$eq', '$in'] },
  frozen: { type: 'boolean', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  has_unread: { type: 'boolean', operators: ['$eq'] },
  hidden: { type: 'boolean', operators: ['$eq'] },
  id: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  invite: { type: 'string', operators: ['$eq'] },
  joined: { type: 'boolean', operators: ['$eq'] },
  last_message_at: { type: 'date', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  last_updated: { type: 'date', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  'member.user.name': { type: 'string', operators: ['$autocomplete', '$eq'] },
  member_count: { type: 'number', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  members: { type: 'string', operators: ['$eq', '$in'] },
  message_count: { type: 'number', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  muted: { type: 'boolean', operators: ['$eq'] },
  name: { type: 'string', operators: ['$autocomplete', '$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte', '$q'] },
  pinned: { type: 'boolean', operators: ['$eq'] },
  team: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  type: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  updated_at: { type: 'date', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
} satisfies FilterFields;

export const channelBatchUpdateFilterFields = {
  cids: { type: 'string', operators: ['$eq', '$in'] },
  types: { type: 'string', operators: ['$eq', '$in'] },
} satisfies FilterFields;

export const queryDraftsFilterFields = {
  channel_cid: { type: 'string', operators: ['$eq', '$in'] },
  created_at: { type: 'date', operators: ['$eq', '$gt', '$gte', '$lt', '$lte'] },
  parent_id: { type: 'string', operators: ['$eq', '$exists', '$in'] },
} satisfies FilterFields;

export const queryMembersFilterFields = {
  banned: { type: 'boolean', operators: ['$eq'] },
  channel_role: { type: 'string', operators: ['$eq', '$in'] },
  cid: { type: 'string', operators: ['$eq'] },
  created_at: { type: 'date', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  custom: { type: 'object', operators: ['$autocomplete', '$contains', '$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte', '$q'] },
  id: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  invite: { type: 'string', operators: ['$eq'] },
  is_moderator: { type: 'boolean', operators: ['$eq'] },
  joined: { type: 'boolean', operators: ['$eq'] },
  last_active: { type: 'date', operators: ['$eq', '$gt', '$gte', '$lt', '$lte'] },
  name: { type: 'string', operators: ['$autocomplete', '$eq', '$in', '$q'] },
  notifications_muted: { type: 'boolean', operators: ['$eq'] },
  updated_at: { type: 'date', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  'user.email': { type: 'string', operators: ['$autocomplete', '$eq', '$in', '$q'] },
  'user.nd_deactivated': { type: 'boolean', operators: ['$eq'] },
  user_id: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
} satisfies FilterFields;

export const queryMessageHistoryFilterFields = {
  custom: { type: 'object', operators: ['$autocomplete', '$contains', '$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte', '$q'] },
  message_id: { type: 'string', operators: ['$eq', '$in'] },
  message_updated_at: { type: 'date', operators: ['$eq', '$gt', '$gte', '$lt', '$lte'] },
  message_updated_by_id: { type: 'string', operators: ['$eq', '$in'] },
} satisfies FilterFields;

export const queryReactionsFilterFields = {
  created_at: { type: 'date', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  type: { type: 'string', operators: ['$eq', '$in'] },
  user_id: { type: 'string', operators: ['$eq', '$in'] },
} satisfies FilterFields;

export const queryMessageFlagsFilterFields = {
  action: { type: 'string', operators: ['$eq'] },
  blocklist_name: { type: 'string', operators: ['$eq'] },
  channel_cid: { type: 'string', operators: ['$eq', '$in'] },
  date_range: { type: 'string', operators: ['$eq'] },
  harm_label: { type: 'string', operators: ['$eq'] },
  harm_type: { type: 'string', operators: ['$eq'] },
  image_labels: { type: 'string', operators: ['$eq'] },
  is_reviewed: { type: 'boolean', operators: ['$eq'] },
  keyword: { type: 'string', operators: ['$eq'] },
  matched_phrase: { type: 'string', operators: ['$eq'] },
  message_id: { type: 'string', operators: ['$eq', '$in'] },
  phrase_list_ids: { type: 'number', operators: ['$eq'] },
  reason: { type: 'string', operators: ['$eq', '$in'] },
  reporter_id: { type: 'string', operators: ['$eq'] },
  reporter_type: { type: 'string', operators: ['$eq'] },
  team: { type: 'string', operators: ['$eq', '$in'] },
  user_id: { type: 'string', operators: ['$eq', '$in'] },
} satisfies FilterFields;

export const queryBannedUsersFilterFields = {
  banned_by_id: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  channel_cid: { type: 'string', operators: ['$eq', '$in'] },
  created_at: { type: 'date', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  reason: { type: 'string', operators: ['$autocomplete', '$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  user_id: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
} satisfies FilterFields;

export const queryRemindersFilterFields = {
  channel_cid: { type: 'string', operators: ['$eq', '$in'] },
  created_at: { type: 'date', operators: ['$eq', '$gt', '$gte', '$lt', '$lte'] },
  message_id: { type: 'string', operators: ['$eq', '$in'] },
  remind_at: { type: 'date', operators: ['$eq', '$exists', '$gt', '$gte', '$lt', '$lte'] },
} satisfies FilterFields;

export const getRetentionPolicyRunsFilterFields = {
  date: { type: 'date', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  policy: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
} satisfies FilterFields;

export const searchFilterConditionsFields = {
  app_banned: { type: 'string', operators: ['$eq'] },
  archived: { type: 'boolean', operators: ['$eq'] },
  blocked: { type: 'boolean', operators: ['$eq'] },
  channel_role: { type: 'string', operators: ['$eq', '$in'] },
  cid: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  created_at: { type: 'date', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  created_by_id: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  custom: { type: 'object', operators: ['$autocomplete', '$contains', '$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte', '$q'] },
  disabled: { type: 'boolean', operators: ['$eq'] },
  distinct: { type: 'boolean', operators: ['$eq'] },
  filter_tags: { type: 'string', operators: ['$eq', '$in'] },
  frozen: { type: 'boolean', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  has_unread: { type: 'boolean', operators: ['$eq'] },
  hidden: { type: 'boolean', operators: ['$eq'] },
  id: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  invite: { type: 'string', operators: ['$eq'] },
  joined: { type: 'boolean', operators: ['$eq'] },
  last_message_at: { type: 'date', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  last_updated: { type: 'date', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  'member.user.name': { type: 'string', operators: ['$autocomplete', '$eq'] },
  member_count: { type: 'number', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  members: { type: 'string', operators: ['$eq', '$in'] },
  message_count: { type: 'number', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  muted: { type: 'boolean', operators: ['$eq'] },
  name: { type: 'string', operators: ['$autocomplete', '$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte', '$q'] },
  pinned: { type: 'boolean', operators: ['$eq'] },
  team: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  type: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  updated_at: { type: 'date', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
} satisfies FilterFields;

export const searchMessageFilterConditionsFields = {
  attachments: { type: 'boolean', operators: ['$exists'] },
  'attachments.type': { type: 'string', operators: ['$eq', '$in'] },
  cid: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  created_at: { type: 'date', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  custom: { type: 'object', operators: ['$eq', '$gt', '$gte', '$in', '$lt', '$lte'] },
  id: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  'mentioned_users.id': { type: 'string', operators: ['$contains'] },
  parent_id: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  pinned: { type: 'boolean', operators: ['$eq'] },
  reply_count: { type: 'number', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  text: { type: 'string', operators: ['$any', '$autocomplete', '$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte', '$q'] },
  type: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  updated_at: { type: 'date', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  'user.id': { type: 'string', operators: ['$eq', '$in'] },
  user_id: { type: 'string', operators: ['$eq', '$in'] },
} satisfies FilterFields;

export const querySegmentsFilterFields = {
  all_users: { type: 'boolean', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  created_at: { type: 'date', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  id: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  name: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  type: { type: 'string', operators: ['$eq', '$exists', '$in'] },
  updated_at: { type: 'date', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
} satisfies FilterFields;

export const queryThreadsFilterFields = {
  active_participant_count: { type: 'number', operators: ['$eq', '$gt', '$gte', '$lt', '$lte'] },
  'channel.disabled': { type: 'boolean', operators: ['$eq'] },
  'channel.team': { type: 'string', operators: ['$eq', '$in'] },
  channel_cid: { type: 'string', operators: ['$eq', '$in'] },
  created_at: { type: 'date', operators: ['$eq', '$gt', '$gte', '$lt', '$lte'] },
  created_by_user_id: { type: 'string', operators: ['$eq', '$in'] },
  custom: { type: 'object', operators: ['$autocomplete', '$contains', '$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte', '$q'] },
  has_unread: { type: 'boolean', operators: ['$eq'] },
  last_message_at: { type: 'date', operators: ['$eq', '$gt', '$gte', '$lt', '$lte'] },
  parent_message_id: { type: 'string', operators: ['$eq', '$in'] },
  participant_count: { type: 'number', operators: ['$eq', '$gt', '$gte', '$lt', '$lte'] },
  reply_count: { type: 'number', operators: ['$eq', '$gt', '$gte', '$lt', '$lte'] },
  updated_at: { type: 'date', operators: ['$eq', '$gt', '$gte', '$lt', '$lte'] },
} satisfies FilterFields;

export const updatePredefinedFilterFilterFields = {
  app_banned: { type: 'string', operators: ['$eq'] },
  archived: { type: 'boolean', operators: ['$eq'] },
  blocked: { type: 'boolean', operators: ['$eq'] },
  channel_role: { type: 'string', operators: ['$eq', '$in'] },
  cid: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  created_at: { type: 'date', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  created_by_id: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  custom: { type: 'object', operators: ['$autocomplete', '$contains', '$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte', '$q'] },
  disabled: { type: 'boolean', operators: ['$eq'] },
  distinct: { type: 'boolean', operators: ['$eq'] },
  filter_tags: { type: 'string', operators: ['$eq', '$in'] },
  frozen: { type: 'boolean', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  has_unread: { type: 'boolean', operators: ['$eq'] },
  hidden: { type: 'boolean', operators: ['$eq'] },
  id: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  invite: { type: 'string', operators: ['$eq'] },
  joined: { type: 'boolean', operators: ['$eq'] },
  last_message_at: { type: 'date', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  last_updated: { type: 'date', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  'member.user.name': { type: 'string', operators: ['$autocomplete', '$eq'] },
  member_count: { type: 'number', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  members: { type: 'string', operators: ['$eq', '$in'] },
  message_count: { type: 'number', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  muted: { type: 'boolean', operators: ['$eq'] },
  name: { type: 'string', operators: ['$autocomplete', '$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte', '$q'] },
  pinned: { type: 'boolean', operators: ['$eq'] },
  team: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  type: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  updated_at: { type: 'date', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
} satisfies FilterFields;

export const createPredefinedFilterFilterFields = {
  app_banned: { type: 'string', operators: ['$eq'] },
  archived: { type: 'boolean', operators: ['$eq'] },
  blocked: { type: 'boolean', operators: ['$eq'] },
  channel_role: { type: 'string', operators: ['$eq', '$in'] },
  cid: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  created_at: { type: 'date', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  created_by_id: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  custom: { type: 'object', operators: ['$autocomplete', '$contains', '$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte', '$q'] },
  disabled: { type: 'boolean', operators: ['$eq'] },
  distinct: { type: 'boolean', operators: ['$eq'] },
  filter_tags: { type: 'string', operators: ['$eq', '$in'] },
  frozen: { type: 'boolean', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  has_unread: { type: 'boolean', operators: ['$eq'] },
  hidden: { type: 'boolean', operators: ['$eq'] },
  id: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  invite: { type: 'string', operators: ['$eq'] },
  joined: { type: 'boolean', operators: ['$eq'] },
  last_message_at: { type: 'date', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  last_updated: { type: 'date', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  'member.user.name': { type: 'string', operators: ['$autocomplete', '$eq'] },
  member_count: { type: 'number', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  members: { type: 'string', operators: ['$eq', '$in'] },
  message_count: { type: 'number', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  muted: { type: 'boolean', operators: ['$eq'] },
  name: { type: 'string', operators: ['$autocomplete', '$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte', '$q'] },
  pinned: { type: 'boolean', operators: ['$eq'] },
  team: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  type: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  updated_at: { type: 'date', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
} satisfies FilterFields;

export const queryModerationFlagsFilterFields = {
  created_at: { type: 'date', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  entity_id: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  entity_type: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  labels: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  review_queue_item_id: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
} satisfies FilterFields;

export const queryPollsFilterFields = {
  allow_answers: { type: 'boolean', operators: ['$eq'] },
  allow_user_suggested_options: { type: 'boolean', operators: ['$eq'] },
  created_at: { type: 'date', operators: ['$eq', '$gt', '$gte', '$lt', '$lte'] },
  created_by_id: { type: 'string', operators: ['$eq', '$in'] },
  custom: { type: 'object', operators: ['$autocomplete', '$contains', '$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte', '$q'] },
  id: { type: 'string', operators: ['$eq', '$in'] },
  is_closed: { type: 'boolean', operators: ['$eq'] },
  max_votes_allowed: { type: 'number', operators: ['$eq', '$gt', '$gte', '$lt', '$lte'] },
  name: { type: 'string', operators: ['$eq', '$in'] },
  updated_at: { type: 'date', operators: ['$eq', '$gt', '$gte', '$lt', '$lte'] },
  voting_visibility: { type: 'string', operators: ['$eq'] },
} satisfies FilterFields;

export const queryPollVotesFilterFields = {
  created_at: { type: 'date', operators: ['$eq', '$gt', '$gte', '$lt', '$lte'] },
  id: { type: 'string', operators: ['$eq', '$in'] },
  is_answer: { type: 'boolean', operators: ['$eq'] },
  option_id: { type: 'string', operators: ['$eq', '$exists', '$in'] },
  poll_id: { type: 'string', operators: ['$eq', '$in'] },
  updated_at: { type: 'date', operators: ['$eq', '$gt', '$gte', '$lt', '$lte'] },
  user_id: { type: 'string', operators: ['$eq', '$in'] },
} satisfies FilterFields;

export const queryUsersFilterFields = {
  banned: { type: 'boolean', operators: ['$eq', '$ne'] },
  bypass_moderation: { type: 'boolean', operators: ['$eq', '$ne'] },
  created_at: { type: 'date', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  custom: { type: 'object', operators: ['$contains', '$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  email: { type: 'string', operators: ['$eq', '$in'] },
  id: { type: 'string', operators: ['$autocomplete', '$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte', '$ne', '$nin'] },
  language: { type: 'string', operators: ['$eq'] },
  last_active: { type: 'date', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  name: { type: 'string', operators: ['$autocomplete', '$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  role: { type: 'string', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  shadow_banned: { type: 'boolean', operators: ['$eq', '$ne'] },
  teams: { type: 'string', operators: ['$contains', '$eq', '$in'] },
  updated_at: { type: 'date', operators: ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'] },
  username: { type: 'string', operators: ['$autocomplete', '$eq'] },
} satisfies FilterFields;
