import type * as operations from '@backchannel/chat-api/operations';
import { getApp } from './app/get-app.ts';
import { getChannelType } from './channel-types/get-channel-type.ts';
import { listChannelTypes } from './channel-types/list-channel-types.ts';
import { deleteChannel } from './channels/delete-channel.ts';
import { getChannel } from './channels/get-channel.ts';
import { hideChannel } from './channels/hide-channel.ts';
import { queryMembers } from './channels/query-members.ts';
import { showChannel } from './channels/show-channel.ts';
import { updateChannelPartial } from './channels/update-channel-partial.ts';
import { getOrCreateChannel } from './channels/get-or-create-channel.ts';
import { queryChannels } from './channels/query-channels.ts';
import { truncateChannel } from './channels/truncate-channel.ts';
import { updateChannel } from './channels/update-channel.ts';
import { updateMemberPartial } from './channels/update-member-partial.ts';
import { deleteChannels } from './channels/delete-channels.ts';
import { getManyMessages } from './messages/get-many-messages.ts';
import { getMessage } from './messages/get-message.ts';
import { updateMessage } from './messages/update-message.ts';
import { updateMessagePartial } from './messages/update-message-partial.ts';
import { deleteMessage } from './messages/delete-message.ts';
import { undeleteMessage } from './messages/undelete-message.ts';
import { commitMessage } from './messages/commit-message.ts';
import { ephemeralMessageUpdate } from './messages/ephemeral-message-update.ts';
import { getReplies } from './messages/get-replies.ts';
import { getPinnedMessages } from './messages/get-pinned-messages.ts';
import { queryMessageHistory } from './messages/query-message-history.ts';
import { sendReaction } from './reactions/send-reaction.ts';
import { deleteReaction } from './reactions/delete-reaction.ts';
import { getReactions } from './reactions/get-reactions.ts';
import { queryReactions } from './reactions/query-reactions.ts';
import { sendMessage } from './messages/send-message.ts';
import { getTask } from './tasks/get-task.ts';
import { queryUsers } from './users/query-users.ts';
import { listCommands } from './commands/list-commands.ts';
import { getCommand } from './commands/get-command.ts';
import { updateUsersPartial } from './users/update-users-partial.ts';
import { deactivateUser } from './users/deactivate-user.ts';
import { deactivateUsers } from './users/deactivate-users.ts';
import { reactivateUser } from './users/reactivate-user.ts';
import { reactivateUsers } from './users/reactivate-users.ts';
import { deleteUsers } from './users/delete-users.ts';
import { restoreUsers } from './users/restore-users.ts';
import { exportUser } from './users/export-user.ts';
import { blockUsers } from './users/block-users.ts';
import { unblockUsers } from './users/unblock-users.ts';
import { getBlockedUsers } from './users/get-blocked-users.ts';
import { markRead } from './reads/mark-read.ts';
import { markUnread } from './reads/mark-unread.ts';
import { markChannelsRead } from './reads/mark-channels-read.ts';
import { markDelivered } from './reads/mark-delivered.ts';
import { unreadCounts } from './reads/unread-counts.ts';
import { unreadCountsBatch } from './reads/unread-counts-batch.ts';
import { getOrCreateDistinctChannel } from './channels/get-or-create-distinct-channel.ts';
import { sendEvent } from './channels/send-event.ts';
import { getDraft } from './drafts/get-draft.ts';
import { deleteDraft } from './drafts/delete-draft.ts';
import { muteChannel } from './mutes/mute-channel.ts';
import { unmuteChannel } from './mutes/unmute-channel.ts';
import { createGuest } from './users/create-guest.ts';
import { getRateLimits } from './app/get-rate-limits.ts';
import { channelBatchUpdate } from './channels/channel-batch-update.ts';
import { createDraft, createDraftSpec } from './drafts/create-draft.ts';
import { updateUsers } from './users/update-users.ts';
import { getThread } from './threads/get-thread.ts';
import { queryThreads } from './threads/query-threads.ts';
import { updateThreadPartial } from './threads/update-thread-partial.ts';
import { castPollVote } from './polls/cast-poll-vote.ts';
import { createPoll } from './polls/create-poll.ts';
import { createPollOption } from './polls/create-poll-option.ts';
import { deletePoll } from './polls/delete-poll.ts';
import { deletePollOption } from './polls/delete-poll-option.ts';
import { deletePollVote } from './polls/delete-poll-vote.ts';
import { getPoll } from './polls/get-poll.ts';
import { getPollOption } from './polls/get-poll-option.ts';
import { queryPollVotes } from './polls/query-poll-votes.ts';
import { queryPolls } from './polls/query-polls.ts';
import { updatePoll } from './polls/update-poll.ts';
import { updatePollOption } from './polls/update-poll-option.ts';
import { updatePollPartial } from './polls/update-poll-partial.ts';
import { updateApp } from './app/update-app.ts';
import { createReminder } from './reminders/create-reminder.ts';
import { updateReminder } from './reminders/update-reminder.ts';
import { deleteReminder } from './reminders/delete-reminder.ts';
import { queryReminders } from './reminders/query-reminders.ts';
import { queryDrafts } from './drafts/query-drafts.ts';
import { listExternalStorage } from './app/list-external-storage.ts';
import { exportChannels } from './exports/export-channels.ts';
import { exportUsers } from './exports/export-users.ts';
import { deleteRetentionPolicy } from './retention/delete-retention-policy.ts';
import { getRetentionPolicyRuns } from './retention/get-retention-policy-runs.ts';
import { getRetentionPolicy } from './retention/get-retention-policy.ts';
import { setRetentionPolicy } from './retention/set-retention-policy.ts';
import { search } from './search/search.ts';
import { deleteChannelFile } from './uploads/delete-channel-file.ts';
import { deleteChannelImage } from './uploads/delete-channel-image.ts';
import { deleteFile } from './uploads/delete-file.ts';
import { deleteImage } from './uploads/delete-image.ts';
import { queryTeamUsageStats } from './usage/query-team-usage-stats.ts';
import { uploadChannelFile } from './uploads/upload-channel-file.ts';
import { uploadChannelImage } from './uploads/upload-channel-image.ts';
import { uploadFile } from './uploads/upload-file.ts';
import { uploadImage } from './uploads/upload-image.ts';
import { createPredefinedFilter } from './predefined-filters/create-predefined-filter.ts';
import { updatePredefinedFilter } from './predefined-filters/update-predefined-filter.ts';
import { getPredefinedFilter } from './predefined-filters/get-predefined-filter.ts';
import { getPredefinedFilters } from './predefined-filters/get-predefined-filters.ts';
import { deletePredefinedFilter } from './predefined-filters/delete-predefined-filter.ts';
import { groupedQueryChannels } from './channels/grouped-query-channels.ts';
import { queryCampaigns } from './campaigns/query-campaigns.ts';
import { getCampaign } from './campaigns/get-campaign.ts';
import { startCampaign } from './campaigns/start-campaign.ts';
import { stopCampaign } from './campaigns/stop-campaign.ts';
import { createCampaign } from './campaigns/create-campaign.ts';
import { updateCampaign } from './campaigns/update-campaign.ts';
import { deleteCampaign } from './campaigns/delete-campaign.ts';
import { createSegment } from './segments/create-segment.ts';
import { getSegment } from './segments/get-segment.ts';
import { updateSegment } from './segments/update-segment.ts';
import { deleteSegment } from './segments/delete-segment.ts';
import { querySegments } from './segments/query-segments.ts';
import { addSegmentTargets } from './segments/add-segment-targets.ts';
import { deleteSegmentTargets } from './segments/delete-segment-targets.ts';
import { querySegmentTargets } from './segments/query-segment-targets.ts';
import { segmentTargetExists } from './segments/segment-target-exists.ts';
import { getUserLiveLocations } from './locations/get-user-live-locations.ts';
import { updateLiveLocation } from './locations/update-live-location.ts';
import { translateMessage } from './messages/translate-message.ts';
import { getOg } from './app/get-og.ts';
import { createDevice } from './devices/create-device.ts';
import { listDevices } from './devices/list-devices.ts';
import { deleteDevice } from './devices/delete-device.ts';
import { listPushProviders } from './push/list-push-providers.ts';
import { checkPush } from './push/check-push.ts';
import { checkSqs } from './push/check-sqs.ts';
import { checkSns } from './push/check-sns.ts';
import { sendUserCustomEvent } from './users/send-user-custom-event.ts';
import { runMessageAction } from './messages/run-message-action.ts';
import { ban } from './bans/ban.ts';
import { unban } from './bans/unban.ts';
import { queryBannedUsers } from './bans/query-banned-users.ts';
import { queryFutureChannelBans } from './bans/query-future-channel-bans.ts';
import { mute } from './mutes/mute.ts';
import { unmute } from './mutes/unmute.ts';
import { flag } from './flags/flag.ts';
import { getFlagCount } from './flags/get-flag-count.ts';
import { queryModerationFlags } from './flags/query-moderation-flags.ts';
import { queryMessageFlags } from './flags/query-message-flags.ts';
import { createChannelType } from './channel-types/create-channel-type.ts';
import { updateChannelType } from './channel-types/update-channel-type.ts';
import { deleteChannelType } from './channel-types/delete-channel-type.ts';
import { createCommand } from './commands/create-command.ts';
import { updateCommand } from './commands/update-command.ts';
import { deleteCommand } from './commands/delete-command.ts';
import { listRoles } from './roles/list-roles.ts';
import { createRole } from './roles/create-role.ts';
import { deleteRole } from './roles/delete-role.ts';
import { listPermissions } from './permissions/list-permissions.ts';
import { getPermission } from './permissions/get-permission.ts';
import { listBlockLists } from './block-lists/list-block-lists.ts';
import { createBlockList } from './block-lists/create-block-list.ts';
import { getBlockList } from './block-lists/get-block-list.ts';
import { updateBlockList } from './block-lists/update-block-list.ts';
import { deleteBlockList } from './block-lists/delete-block-list.ts';
import type { LongHandler, PagedHandler, WrittenHandler } from './handler.ts';

type Operations = typeof operations;
export type OperationKey = keyof Operations;

/** Every operation of the contract, by the name of its constant there. */
export const handlers: {
  [K in OperationKey]:
    | LongHandler<Operations[K]>
    | WrittenHandler<Operations[K]>
    | PagedHandler<Operations[K]>;
} = {
  queryCampaigns,
  getCampaign,
  startCampaign,
  stopCampaign,
  queryChannels,
  channelBatchUpdate,
  deleteChannels,
  markDelivered,
  markChannelsRead,
  getOrCreateDistinctChannel,
  updateChannel,
  updateChannelPartial,
  deleteChannel,
  getDraft,
  deleteDraft,
  sendEvent,
  uploadChannelFile,
  deleteChannelFile,
  hideChannel,
  uploadChannelImage,
  deleteChannelImage,
  updateMemberPartial,
  sendMessage,
  getManyMessages,
  getOrCreateChannel,
  markRead,
  showChannel,
  truncateChannel,
  markUnread,
  listChannelTypes,
  createChannelType,
  getChannelType,
  updateChannelType,
  deleteChannelType,
  listCommands,
  createCommand,
  getCommand,
  updateCommand,
  deleteCommand,
  queryDrafts,
  exportChannels,
  queryMembers,
  queryMessageHistory,
  getMessage,
  updateMessage,
  updateMessagePartial,
  deleteMessage,
  runMessageAction,
  commitMessage,
  ephemeralMessageUpdate,
  sendReaction,
  deleteReaction,
  getReactions,
  queryReactions,
  translateMessage,
  undeleteMessage,
  castPollVote,
  deletePollVote,
  createReminder,
  updateReminder,
  deleteReminder,
  getReplies,
  queryMessageFlags,
  muteChannel,
  unmuteChannel,
  queryBannedUsers,
  queryFutureChannelBans,
  queryReminders,
  getRetentionPolicy,
  setRetentionPolicy,
  deleteRetentionPolicy,
  getRetentionPolicyRuns,
  search,
  querySegments,
  getSegment,
  deleteSegment,
  deleteSegmentTargets,
  segmentTargetExists,
  querySegmentTargets,
  queryTeamUsageStats,
  queryThreads,
  getThread,
  updateThreadPartial,
  unreadCounts,
  unreadCountsBatch,
  sendUserCustomEvent,
  getApp,
  updateApp,
  deleteBlockList,
  getBlockList,
  updateBlockList,
  listBlockLists,
  createBlockList,
  deleteCampaign,
  updateCampaign,
  createCampaign,
  groupedQueryChannels,
  getPinnedMessages,
  getChannel,
  deletePredefinedFilter,
  getPredefinedFilter,
  updatePredefinedFilter,
  getPredefinedFilters,
  createPredefinedFilter,
  addSegmentTargets,
  updateSegment,
  createSegment,
  checkPush,
  checkSns,
  checkSqs,
  deleteDevice,
  listDevices,
  createDevice,
  exportUsers,
  listExternalStorage,
  createGuest,
  ban,
  flag,
  getFlagCount,
  queryModerationFlags,
  mute,
  unban,
  unmute,
  getOg,
  getPermission,
  listPermissions,
  queryPolls,
  deletePollOption,
  getPollOption,
  createPollOption,
  updatePollOption,
  queryPollVotes,
  deletePoll,
  getPoll,
  updatePollPartial,
  createPoll,
  updatePoll,
  listPushProviders,
  getRateLimits,
  deleteRole,
  listRoles,
  createRole,
  getTask,
  deleteFile,
  uploadFile,
  deleteImage,
  uploadImage,
  getBlockedUsers,
  blockUsers,
  deactivateUsers,
  deleteUsers,
  getUserLiveLocations,
  updateLiveLocation,
  reactivateUsers,
  restoreUsers,
  unblockUsers,
  deactivateUser,
  exportUser,
  reactivateUser,
  queryUsers,
  updateUsersPartial,
  updateUsers,
};

/** What the transport calls: it has checked the input that a handler's types promise. */
export type UncheckedHandler = (call: never, context: never) => object;

/** By their names in the API's description (`truncate_channel`). */
export const handlersByName = new Map<string, UncheckedHandler>([
  ...Object.entries(handlers).map(([key, handler]): [string, UncheckedHandler] => [
    key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    handler,
  ]),
  // Not in the API's description.
  [createDraftSpec.name, createDraft],
]);

/** The handler of an operation by its name (`truncate_channel`). Throws for a name that no operation has. */
export function handlerOf(name: string): UncheckedHandler {
  const handler = handlersByName.get(name);
  if (!handler) throw new Error(`there is no operation ${name}`);
  return handler;
}
