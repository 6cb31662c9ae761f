// Made by `pnpm generate` from spec/ and overlay.ts. Do not edit: change those and run it again.

import type { Operation } from '../operation.ts';
import type * as types from './types.ts';

export const queryCampaigns: Operation<undefined, undefined, types.QueryCampaignsRequest, types.QueryCampaignsResponse> = {
  name: 'query_campaigns',
  operationId: 'QueryCampaigns',
  method: 'POST',
  path: '/api/v2/chat/campaigns/query',
  successStatus: 201,
  effect: 'read',
  permission: 'campaigns.read',
  stale: [],
};

export const getCampaign: Operation<types.GetCampaignParams, types.GetCampaignQuery, undefined, types.GetCampaignResponse> = {
  name: 'get_campaign',
  operationId: 'GetCampaign',
  method: 'GET',
  path: '/api/v2/chat/campaigns/{id}',
  successStatus: 200,
  effect: 'read',
  permission: 'campaigns.read',
  stale: [],
};

export const startCampaign: Operation<types.StartCampaignParams, undefined, types.StartCampaignRequest, types.StartCampaignResponse> = {
  name: 'start_campaign',
  operationId: 'StartCampaign',
  method: 'POST',
  path: '/api/v2/chat/campaigns/{id}/start',
  successStatus: 201,
  effect: 'irreversible',
  permission: 'campaigns.send',
  stale: ['query_campaigns', 'get_campaign'],
};

export const stopCampaign: Operation<types.StopCampaignParams, undefined, types.StopCampaignRequest, types.CampaignResponse> = {
  name: 'stop_campaign',
  operationId: 'StopCampaign',
  method: 'POST',
  path: '/api/v2/chat/campaigns/{id}/stop',
  successStatus: 201,
  effect: 'irreversible',
  permission: 'campaigns.send',
  stale: ['query_campaigns', 'get_campaign'],
};

export const queryChannels: Operation<undefined, undefined, types.QueryChannelsRequest, types.QueryChannelsResponse> = {
  name: 'query_channels',
  operationId: 'QueryChannels',
  method: 'POST',
  path: '/api/v2/chat/channels',
  successStatus: 201,
  effect: 'read',
  permission: 'channels.read',
  stale: [],
};

export const channelBatchUpdate: Operation<undefined, undefined, types.ChannelBatchUpdateRequest, types.ChannelBatchUpdateResponse> = {
  name: 'channel_batch_update',
  operationId: 'ChannelBatchUpdate',
  method: 'PUT',
  path: '/api/v2/chat/channels/batch',
  successStatus: 201,
  effect: 'write',
  permission: 'channels.write',
  stale: ['query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_members'],
};

export const deleteChannels: Operation<undefined, undefined, types.DeleteChannelsRequest, types.DeleteChannelsResponse> = {
  name: 'delete_channels',
  operationId: 'DeleteChannels',
  method: 'POST',
  path: '/api/v2/chat/channels/delete',
  successStatus: 201,
  effect: 'irreversible',
  permission: 'channels.delete',
  stale: ['query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_members', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_threads', 'get_thread', 'get_replies', 'unread_counts', 'unread_counts_batch', 'get_message', 'get_many_messages', 'get_pinned_messages', 'search'],
};

export const markDelivered: Operation<undefined, types.MarkDeliveredQuery, types.MarkDeliveredRequest, types.MarkDeliveredResponse> = {
  name: 'mark_delivered',
  operationId: 'MarkDelivered',
  method: 'POST',
  path: '/api/v2/chat/channels/delivered',
  successStatus: 201,
  effect: 'write',
  permission: 'personal.write',
  stale: ['query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel'],
};

export const markChannelsRead: Operation<undefined, undefined, types.MarkChannelsReadRequest, types.MarkReadResponse> = {
  name: 'mark_channels_read',
  operationId: 'MarkChannelsRead',
  method: 'POST',
  path: '/api/v2/chat/channels/read',
  successStatus: 201,
  effect: 'write',
  permission: 'personal.write',
  stale: ['query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'unread_counts', 'unread_counts_batch'],
};

export const getOrCreateDistinctChannel: Operation<types.GetOrCreateDistinctChannelParams, undefined, types.ChannelGetOrCreateRequest, types.ChannelStateResponse> = {
  name: 'get_or_create_distinct_channel',
  operationId: 'GetOrCreateDistinctChannel',
  method: 'POST',
  path: '/api/v2/chat/channels/{type}/query',
  successStatus: 201,
  effect: 'write',
  permission: 'channels.write',
  stale: ['query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_members'],
};

export const updateChannel: Operation<types.UpdateChannelParams, undefined, types.UpdateChannelRequest, types.UpdateChannelResponse> = {
  name: 'update_channel',
  operationId: 'UpdateChannel',
  method: 'POST',
  path: '/api/v2/chat/channels/{type}/{id}',
  successStatus: 201,
  effect: 'write',
  permission: 'channels.write',
  stale: ['query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_members', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_threads', 'get_thread', 'get_replies', 'unread_counts', 'unread_counts_batch', 'get_message', 'get_many_messages', 'get_pinned_messages', 'search'],
};

export const updateChannelPartial: Operation<types.UpdateChannelPartialParams, undefined, types.UpdateChannelPartialRequest, types.UpdateChannelPartialResponse> = {
  name: 'update_channel_partial',
  operationId: 'UpdateChannelPartial',
  method: 'PATCH',
  path: '/api/v2/chat/channels/{type}/{id}',
  successStatus: 200,
  effect: 'write',
  permission: 'channels.write',
  stale: ['query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel'],
};

export const deleteChannel: Operation<types.DeleteChannelParams, types.DeleteChannelQuery, undefined, types.DeleteChannelResponse> = {
  name: 'delete_channel',
  operationId: 'DeleteChannel',
  method: 'DELETE',
  path: '/api/v2/chat/channels/{type}/{id}',
  successStatus: 200,
  effect: 'irreversible',
  permission: 'channels.delete',
  stale: ['query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_members', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_threads', 'get_thread', 'get_replies', 'unread_counts', 'unread_counts_batch', 'get_message', 'get_many_messages', 'get_pinned_messages', 'search'],
};

export const getDraft: Operation<types.GetDraftParams, types.GetDraftQuery, undefined, types.GetDraftResponse> = {
  name: 'get_draft',
  operationId: 'GetDraft',
  method: 'GET',
  path: '/api/v2/chat/channels/{type}/{id}/draft',
  successStatus: 200,
  effect: 'read',
  permission: 'personal.read',
  stale: [],
};

export const deleteDraft: Operation<types.DeleteDraftParams, types.DeleteDraftQuery, undefined, types.Response> = {
  name: 'delete_draft',
  operationId: 'DeleteDraft',
  method: 'DELETE',
  path: '/api/v2/chat/channels/{type}/{id}/draft',
  successStatus: 200,
  effect: 'irreversible',
  permission: 'personal.write',
  stale: ['get_draft', 'query_drafts'],
};

export const sendEvent: Operation<types.SendEventParams, undefined, types.SendEventRequest, types.EventResponse> = {
  name: 'send_event',
  operationId: 'SendEvent',
  method: 'POST',
  path: '/api/v2/chat/channels/{type}/{id}/event',
  successStatus: 201,
  effect: 'write',
  permission: 'messages.write',
  stale: [],
};

export const uploadChannelFile: Operation<types.UploadChannelFileParams, undefined, types.UploadChannelFileBody, types.UploadChannelFileResponse> = {
  name: 'upload_channel_file',
  operationId: 'UploadChannelFile',
  method: 'POST',
  path: '/api/v2/chat/channels/{type}/{id}/file',
  successStatus: 201,
  effect: 'write',
  permission: 'files.write',
  stale: [],
  multipart: true,
};

export const deleteChannelFile: Operation<types.DeleteChannelFileParams, types.DeleteChannelFileQuery, undefined, types.Response> = {
  name: 'delete_channel_file',
  operationId: 'DeleteChannelFile',
  method: 'DELETE',
  path: '/api/v2/chat/channels/{type}/{id}/file',
  successStatus: 200,
  effect: 'irreversible',
  permission: 'files.write',
  stale: [],
};

export const hideChannel: Operation<types.HideChannelParams, undefined, types.HideChannelRequest, types.HideChannelResponse> = {
  name: 'hide_channel',
  operationId: 'HideChannel',
  method: 'POST',
  path: '/api/v2/chat/channels/{type}/{id}/hide',
  successStatus: 201,
  effect: 'destructive',
  permission: 'channels.write',
  stale: ['query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_members'],
};

export const uploadChannelImage: Operation<types.UploadChannelImageParams, undefined, types.UploadChannelImageBody, types.UploadChannelResponse> = {
  name: 'upload_channel_image',
  operationId: 'UploadChannelImage',
  method: 'POST',
  path: '/api/v2/chat/channels/{type}/{id}/image',
  successStatus: 201,
  effect: 'write',
  permission: 'files.write',
  stale: [],
  multipart: true,
};

export const deleteChannelImage: Operation<types.DeleteChannelImageParams, types.DeleteChannelImageQuery, undefined, types.Response> = {
  name: 'delete_channel_image',
  operationId: 'DeleteChannelImage',
  method: 'DELETE',
  path: '/api/v2/chat/channels/{type}/{id}/image',
  successStatus: 200,
  effect: 'irreversible',
  permission: 'files.write',
  stale: [],
};

export const updateMemberPartial: Operation<types.UpdateMemberPartialParams, types.UpdateMemberPartialQuery, types.UpdateMemberPartialRequest, types.UpdateMemberPartialResponse> = {
  name: 'update_member_partial',
  operationId: 'UpdateMemberPartial',
  method: 'PATCH',
  path: '/api/v2/chat/channels/{type}/{id}/member',
  successStatus: 200,
  effect: 'write',
  permission: 'members.write',
  stale: ['query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_members'],
};

export const sendMessage: Operation<types.SendMessageParams, undefined, types.SendMessageRequest, types.SendMessageResponse> = {
  name: 'send_message',
  operationId: 'SendMessage',
  method: 'POST',
  path: '/api/v2/chat/channels/{type}/{id}/message',
  successStatus: 201,
  effect: 'write',
  permission: 'messages.write',
  stale: ['query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_threads', 'get_thread', 'get_replies', 'unread_counts', 'unread_counts_batch', 'get_message', 'get_many_messages', 'get_pinned_messages', 'search'],
};

export const getManyMessages: Operation<types.GetManyMessagesParams, types.GetManyMessagesQuery, undefined, types.GetManyMessagesResponse> = {
  name: 'get_many_messages',
  operationId: 'GetManyMessages',
  method: 'GET',
  path: '/api/v2/chat/channels/{type}/{id}/messages',
  successStatus: 200,
  effect: 'read',
  permission: 'messages.read',
  stale: [],
};

export const getOrCreateChannel: Operation<types.GetOrCreateChannelParams, undefined, types.ChannelGetOrCreateRequest, types.ChannelStateResponse> = {
  name: 'get_or_create_channel',
  operationId: 'GetOrCreateChannel',
  method: 'POST',
  path: '/api/v2/chat/channels/{type}/{id}/query',
  successStatus: 201,
  effect: 'write',
  permission: 'channels.write',
  stale: ['query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_members'],
};

export const markRead: Operation<types.MarkReadParams, undefined, types.MarkReadRequest, types.MarkReadResponse> = {
  name: 'mark_read',
  operationId: 'MarkRead',
  method: 'POST',
  path: '/api/v2/chat/channels/{type}/{id}/read',
  successStatus: 201,
  effect: 'write',
  permission: 'personal.write',
  stale: ['query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'unread_counts', 'unread_counts_batch', 'query_threads', 'get_thread', 'get_replies'],
};

export const showChannel: Operation<types.ShowChannelParams, undefined, types.ShowChannelRequest, types.ShowChannelResponse> = {
  name: 'show_channel',
  operationId: 'ShowChannel',
  method: 'POST',
  path: '/api/v2/chat/channels/{type}/{id}/show',
  successStatus: 201,
  effect: 'write',
  permission: 'channels.write',
  stale: ['query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_members'],
};

export const truncateChannel: Operation<types.TruncateChannelParams, undefined, types.TruncateChannelRequest, types.TruncateChannelResponse> = {
  name: 'truncate_channel',
  operationId: 'TruncateChannel',
  method: 'POST',
  path: '/api/v2/chat/channels/{type}/{id}/truncate',
  successStatus: 201,
  effect: 'irreversible',
  permission: 'channels.truncate',
  stale: ['query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_threads', 'get_thread', 'get_replies', 'unread_counts', 'unread_counts_batch', 'get_message', 'get_many_messages', 'get_pinned_messages', 'search', 'get_reactions', 'query_reactions'],
};

export const markUnread: Operation<types.MarkUnreadParams, undefined, types.MarkUnreadRequest, types.Response> = {
  name: 'mark_unread',
  operationId: 'MarkUnread',
  method: 'POST',
  path: '/api/v2/chat/channels/{type}/{id}/unread',
  successStatus: 201,
  effect: 'write',
  permission: 'personal.write',
  stale: ['query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'unread_counts', 'unread_counts_batch', 'query_threads', 'get_thread', 'get_replies'],
};

export const listChannelTypes: Operation<undefined, undefined, undefined, types.ListChannelTypesResponse> = {
  name: 'list_channel_types',
  operationId: 'ListChannelTypes',
  method: 'GET',
  path: '/api/v2/chat/channeltypes',
  successStatus: 200,
  effect: 'read',
  permission: 'config.read',
  stale: [],
};

export const createChannelType: Operation<undefined, undefined, types.CreateChannelTypeRequest, types.CreateChannelTypeResponse> = {
  name: 'create_channel_type',
  operationId: 'CreateChannelType',
  method: 'POST',
  path: '/api/v2/chat/channeltypes',
  successStatus: 201,
  effect: 'write',
  permission: 'config.write',
  stale: ['list_channel_types', 'get_channel_type', 'get_app', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel'],
};

export const getChannelType: Operation<types.GetChannelTypeParams, undefined, undefined, types.GetChannelTypeResponse> = {
  name: 'get_channel_type',
  operationId: 'GetChannelType',
  method: 'GET',
  path: '/api/v2/chat/channeltypes/{name}',
  successStatus: 200,
  effect: 'read',
  permission: 'config.read',
  stale: [],
};

export const updateChannelType: Operation<types.UpdateChannelTypeParams, undefined, types.UpdateChannelTypeRequest, types.UpdateChannelTypeResponse> = {
  name: 'update_channel_type',
  operationId: 'UpdateChannelType',
  method: 'PUT',
  path: '/api/v2/chat/channeltypes/{name}',
  successStatus: 201,
  effect: 'write',
  permission: 'config.write',
  stale: ['list_channel_types', 'get_channel_type', 'get_app', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel'],
};

export const deleteChannelType: Operation<types.DeleteChannelTypeParams, undefined, undefined, types.Response> = {
  name: 'delete_channel_type',
  operationId: 'DeleteChannelType',
  method: 'DELETE',
  path: '/api/v2/chat/channeltypes/{name}',
  successStatus: 200,
  effect: 'irreversible',
  permission: 'config.write',
  stale: ['list_channel_types', 'get_channel_type', 'get_app', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel'],
};

export const listCommands: Operation<undefined, undefined, undefined, types.ListCommandsResponse> = {
  name: 'list_commands',
  operationId: 'ListCommands',
  method: 'GET',
  path: '/api/v2/chat/commands',
  successStatus: 200,
  effect: 'read',
  permission: 'config.read',
  stale: [],
};

export const createCommand: Operation<undefined, undefined, types.CreateCommandRequest, types.CreateCommandResponse> = {
  name: 'create_command',
  operationId: 'CreateCommand',
  method: 'POST',
  path: '/api/v2/chat/commands',
  successStatus: 201,
  effect: 'write',
  permission: 'config.write',
  stale: ['list_commands', 'get_command', 'list_channel_types', 'get_channel_type', 'get_app', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel'],
};

export const getCommand: Operation<types.GetCommandParams, undefined, undefined, types.GetCommandResponse> = {
  name: 'get_command',
  operationId: 'GetCommand',
  method: 'GET',
  path: '/api/v2/chat/commands/{name}',
  successStatus: 200,
  effect: 'read',
  permission: 'config.read',
  stale: [],
};

export const updateCommand: Operation<types.UpdateCommandParams, undefined, types.UpdateCommandRequest, types.UpdateCommandResponse> = {
  name: 'update_command',
  operationId: 'UpdateCommand',
  method: 'PUT',
  path: '/api/v2/chat/commands/{name}',
  successStatus: 201,
  effect: 'write',
  permission: 'config.write',
  stale: ['list_commands', 'get_command', 'list_channel_types', 'get_channel_type', 'get_app', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel'],
};

export const deleteCommand: Operation<types.DeleteCommandParams, undefined, undefined, types.DeleteCommandResponse> = {
  name: 'delete_command',
  operationId: 'DeleteCommand',
  method: 'DELETE',
  path: '/api/v2/chat/commands/{name}',
  successStatus: 200,
  effect: 'irreversible',
  permission: 'config.write',
  stale: ['list_commands', 'get_command', 'list_channel_types', 'get_channel_type', 'get_app', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel'],
};

export const queryDrafts: Operation<undefined, undefined, types.QueryDraftsRequest, types.QueryDraftsResponse> = {
  name: 'query_drafts',
  operationId: 'QueryDrafts',
  method: 'POST',
  path: '/api/v2/chat/drafts/query',
  successStatus: 201,
  effect: 'read',
  permission: 'personal.read',
  stale: [],
};

export const exportChannels: Operation<undefined, undefined, types.ExportChannelsRequest, types.ExportChannelsResponse> = {
  name: 'export_channels',
  operationId: 'ExportChannels',
  method: 'POST',
  path: '/api/v2/chat/export_channels',
  successStatus: 201,
  effect: 'write',
  permission: 'exports.create',
  stale: ['get_task'],
};

export const queryMembers: Operation<undefined, types.QueryMembersQuery, undefined, types.MembersResponse> = {
  name: 'query_members',
  operationId: 'QueryMembers',
  method: 'GET',
  path: '/api/v2/chat/members',
  successStatus: 200,
  effect: 'read',
  permission: 'channels.read',
  stale: [],
};

export const queryMessageHistory: Operation<undefined, undefined, types.QueryMessageHistoryRequest, types.QueryMessageHistoryResponse> = {
  name: 'query_message_history',
  operationId: 'QueryMessageHistory',
  method: 'POST',
  path: '/api/v2/chat/messages/history',
  successStatus: 201,
  effect: 'read',
  permission: 'messages.read',
  stale: [],
};

export const getMessage: Operation<types.GetMessageParams, types.GetMessageQuery, undefined, types.GetMessageResponse> = {
  name: 'get_message',
  operationId: 'GetMessage',
  method: 'GET',
  path: '/api/v2/chat/messages/{id}',
  successStatus: 200,
  effect: 'read',
  permission: 'messages.read',
  stale: [],
};

export const updateMessage: Operation<types.UpdateMessageParams, undefined, types.UpdateMessageRequest, types.UpdateMessageResponse> = {
  name: 'update_message',
  operationId: 'UpdateMessage',
  method: 'POST',
  path: '/api/v2/chat/messages/{id}',
  successStatus: 201,
  effect: 'write',
  permission: 'messages.write',
  stale: ['query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_threads', 'get_thread', 'get_replies', 'unread_counts', 'unread_counts_batch', 'get_message', 'get_many_messages', 'get_pinned_messages', 'search', 'query_message_history'],
};

export const updateMessagePartial: Operation<types.UpdateMessagePartialParams, undefined, types.UpdateMessagePartialRequest, types.UpdateMessagePartialResponse> = {
  name: 'update_message_partial',
  operationId: 'UpdateMessagePartial',
  method: 'PUT',
  path: '/api/v2/chat/messages/{id}',
  successStatus: 201,
  effect: 'write',
  permission: 'messages.write',
  stale: ['query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_threads', 'get_thread', 'get_replies', 'unread_counts', 'unread_counts_batch', 'get_message', 'get_many_messages', 'get_pinned_messages', 'search', 'query_message_history'],
};

export const deleteMessage: Operation<types.DeleteMessageParams, types.DeleteMessageQuery, undefined, types.DeleteMessageResponse> = {
  name: 'delete_message',
  operationId: 'DeleteMessage',
  method: 'DELETE',
  path: '/api/v2/chat/messages/{id}',
  successStatus: 200,
  effect: 'destructive',
  permission: 'messages.delete',
  stale: ['query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_threads', 'get_thread', 'get_replies', 'unread_counts', 'unread_counts_batch', 'get_message', 'get_many_messages', 'get_pinned_messages', 'search', 'query_message_history'],
};

export const runMessageAction: Operation<types.RunMessageActionParams, undefined, types.MessageActionRequest, types.MessageActionResponse> = {
  name: 'run_message_action',
  operationId: 'RunMessageAction',
  method: 'POST',
  path: '/api/v2/chat/messages/{id}/action',
  successStatus: 201,
  effect: 'write',
  permission: 'messages.write',
  stale: ['query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_threads', 'get_thread', 'get_replies', 'unread_counts', 'unread_counts_batch', 'get_message', 'get_many_messages', 'get_pinned_messages', 'search'],
};

export const commitMessage: Operation<types.CommitMessageParams, undefined, types.CommitMessageRequest, types.MessageActionResponse> = {
  name: 'commit_message',
  operationId: 'CommitMessage',
  method: 'POST',
  path: '/api/v2/chat/messages/{id}/commit',
  successStatus: 201,
  effect: 'write',
  permission: 'messages.write',
  stale: ['query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_threads', 'get_thread', 'get_replies', 'unread_counts', 'unread_counts_batch', 'get_message', 'get_many_messages', 'get_pinned_messages', 'search'],
};

export const ephemeralMessageUpdate: Operation<types.EphemeralMessageUpdateParams, undefined, types.UpdateMessagePartialRequest, types.UpdateMessagePartialResponse> = {
  name: 'ephemeral_message_update',
  operationId: 'EphemeralMessageUpdate',
  method: 'PATCH',
  path: '/api/v2/chat/messages/{id}/ephemeral',
  successStatus: 200,
  effect: 'write',
  permission: 'messages.write',
  stale: [],
};

export const sendReaction: Operation<types.SendReactionParams, undefined, types.SendReactionRequest, types.SendReactionResponse> = {
  name: 'send_reaction',
  operationId: 'SendReaction',
  method: 'POST',
  path: '/api/v2/chat/messages/{id}/reaction',
  successStatus: 201,
  effect: 'write',
  permission: 'messages.write',
  stale: ['query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_threads', 'get_thread', 'get_replies', 'unread_counts', 'unread_counts_batch', 'get_message', 'get_many_messages', 'get_pinned_messages', 'search', 'get_reactions', 'query_reactions'],
};

export const deleteReaction: Operation<types.DeleteReactionParams, types.DeleteReactionQuery, undefined, types.DeleteReactionResponse> = {
  name: 'delete_reaction',
  operationId: 'DeleteReaction',
  method: 'DELETE',
  path: '/api/v2/chat/messages/{id}/reaction/{type}',
  successStatus: 200,
  effect: 'destructive',
  permission: 'messages.delete',
  stale: ['query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_threads', 'get_thread', 'get_replies', 'unread_counts', 'unread_counts_batch', 'get_message', 'get_many_messages', 'get_pinned_messages', 'search', 'get_reactions', 'query_reactions'],
};

export const getReactions: Operation<types.GetReactionsParams, types.GetReactionsQuery, undefined, types.GetReactionsResponse> = {
  name: 'get_reactions',
  operationId: 'GetReactions',
  method: 'GET',
  path: '/api/v2/chat/messages/{id}/reactions',
  successStatus: 200,
  effect: 'read',
  permission: 'messages.read',
  stale: [],
};

export const queryReactions: Operation<types.QueryReactionsParams, undefined, types.QueryReactionsRequest, types.QueryReactionsResponse> = {
  name: 'query_reactions',
  operationId: 'QueryReactions',
  method: 'POST',
  path: '/api/v2/chat/messages/{id}/reactions',
  successStatus: 201,
  effect: 'read',
  permission: 'messages.read',
  stale: [],
};

export const translateMessage: Operation<types.TranslateMessageParams, undefined, types.TranslateMessageRequest, types.MessageActionResponse> = {
  name: 'translate_message',
  operationId: 'TranslateMessage',
  method: 'POST',
  path: '/api/v2/chat/messages/{id}/translate',
  successStatus: 201,
  effect: 'write',
  permission: 'messages.write',
  stale: ['query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_threads', 'get_thread', 'get_replies', 'unread_counts', 'unread_counts_batch', 'get_message', 'get_many_messages', 'get_pinned_messages', 'search'],
};

export const undeleteMessage: Operation<types.UndeleteMessageParams, undefined, types.UndeleteMessageRequest, types.UndeleteMessageResponse> = {
  name: 'undelete_message',
  operationId: 'UndeleteMessage',
  method: 'POST',
  path: '/api/v2/chat/messages/{id}/undelete',
  successStatus: 201,
  effect: 'write',
  permission: 'messages.delete',
  stale: ['query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_threads', 'get_thread', 'get_replies', 'unread_counts', 'unread_counts_batch', 'get_message', 'get_many_messages', 'get_pinned_messages', 'search', 'query_message_history'],
};

export const castPollVote: Operation<types.CastPollVoteParams, undefined, types.CastPollVoteRequest, types.PollVoteResponse> = {
  name: 'cast_poll_vote',
  operationId: 'CastPollVote',
  method: 'POST',
  path: '/api/v2/chat/messages/{message_id}/polls/{poll_id}/vote',
  successStatus: 201,
  effect: 'write',
  permission: 'personal.write',
  stale: ['query_polls', 'get_poll', 'query_poll_votes', 'get_poll_option', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_threads', 'get_thread', 'get_replies', 'unread_counts', 'unread_counts_batch', 'get_message', 'get_many_messages', 'get_pinned_messages', 'search'],
};

export const deletePollVote: Operation<types.DeletePollVoteParams, types.DeletePollVoteQuery, undefined, types.PollVoteResponse> = {
  name: 'delete_poll_vote',
  operationId: 'DeletePollVote',
  method: 'DELETE',
  path: '/api/v2/chat/messages/{message_id}/polls/{poll_id}/vote/{vote_id}',
  successStatus: 200,
  effect: 'irreversible',
  permission: 'personal.write',
  stale: ['query_polls', 'get_poll', 'query_poll_votes', 'get_poll_option', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_threads', 'get_thread', 'get_replies', 'unread_counts', 'unread_counts_batch', 'get_message', 'get_many_messages', 'get_pinned_messages', 'search'],
};

export const createReminder: Operation<types.CreateReminderParams, undefined, types.CreateReminderRequest, types.ReminderResponseData> = {
  name: 'create_reminder',
  operationId: 'CreateReminder',
  method: 'POST',
  path: '/api/v2/chat/messages/{message_id}/reminders',
  successStatus: 201,
  effect: 'write',
  permission: 'personal.write',
  stale: ['query_reminders'],
};

export const updateReminder: Operation<types.UpdateReminderParams, undefined, types.UpdateReminderRequest, types.UpdateReminderResponse> = {
  name: 'update_reminder',
  operationId: 'UpdateReminder',
  method: 'PATCH',
  path: '/api/v2/chat/messages/{message_id}/reminders',
  successStatus: 200,
  effect: 'write',
  permission: 'personal.write',
  stale: ['query_reminders'],
};

export const deleteReminder: Operation<types.DeleteReminderParams, types.DeleteReminderQuery, undefined, types.DeleteReminderResponse> = {
  name: 'delete_reminder',
  operationId: 'DeleteReminder',
  method: 'DELETE',
  path: '/api/v2/chat/messages/{message_id}/reminders',
  successStatus: 200,
  effect: 'irreversible',
  permission: 'personal.write',
  stale: ['query_reminders'],
};

export const getReplies: Operation<types.GetRepliesParams, types.GetRepliesQuery, undefined, types.GetRepliesResponse> = {
  name: 'get_replies',
  operationId: 'GetReplies',
  method: 'GET',
  path: '/api/v2/chat/messages/{parent_id}/replies',
  successStatus: 200,
  effect: 'read',
  permission: 'messages.read',
  stale: [],
};

export const queryMessageFlags: Operation<undefined, types.QueryMessageFlagsQuery, undefined, types.QueryMessageFlagsResponse> = {
  name: 'query_message_flags',
  operationId: 'QueryMessageFlags',
  method: 'GET',
  path: '/api/v2/chat/moderation/flags/message',
  successStatus: 200,
  effect: 'read',
  permission: 'moderation.read',
  stale: [],
};

export const muteChannel: Operation<undefined, undefined, types.MuteChannelRequest, types.MuteChannelResponse> = {
  name: 'mute_channel',
  operationId: 'MuteChannel',
  method: 'POST',
  path: '/api/v2/chat/moderation/mute/channel',
  successStatus: 201,
  effect: 'write',
  permission: 'personal.write',
  stale: ['query_users', 'export_user', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_members'],
};

export const unmuteChannel: Operation<undefined, undefined, types.UnmuteChannelRequest, types.UnmuteResponse> = {
  name: 'unmute_channel',
  operationId: 'UnmuteChannel',
  method: 'POST',
  path: '/api/v2/chat/moderation/unmute/channel',
  successStatus: 201,
  effect: 'write',
  permission: 'personal.write',
  stale: ['query_users', 'export_user', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_members'],
};

export const queryBannedUsers: Operation<undefined, types.QueryBannedUsersQuery, undefined, types.QueryBannedUsersResponse> = {
  name: 'query_banned_users',
  operationId: 'QueryBannedUsers',
  method: 'GET',
  path: '/api/v2/chat/query_banned_users',
  successStatus: 200,
  effect: 'read',
  permission: 'moderation.read',
  stale: [],
};

export const queryFutureChannelBans: Operation<undefined, types.QueryFutureChannelBansQuery, undefined, types.QueryFutureChannelBansResponse> = {
  name: 'query_future_channel_bans',
  operationId: 'QueryFutureChannelBans',
  method: 'GET',
  path: '/api/v2/chat/query_future_channel_bans',
  successStatus: 200,
  effect: 'read',
  permission: 'moderation.read',
  stale: [],
};

export const queryReminders: Operation<undefined, undefined, types.QueryRemindersRequest, types.QueryRemindersResponse> = {
  name: 'query_reminders',
  operationId: 'QueryReminders',
  method: 'POST',
  path: '/api/v2/chat/reminders/query',
  successStatus: 201,
  effect: 'read',
  permission: 'personal.read',
  stale: [],
};

export const getRetentionPolicy: Operation<undefined, undefined, undefined, types.GetRetentionPolicyResponse> = {
  name: 'get_retention_policy',
  operationId: 'GetRetentionPolicy',
  method: 'GET',
  path: '/api/v2/chat/retention_policy',
  successStatus: 200,
  effect: 'read',
  permission: 'retention.read',
  stale: [],
};

export const setRetentionPolicy: Operation<undefined, undefined, types.SetRetentionPolicyRequest, types.SetRetentionPolicyResponse> = {
  name: 'set_retention_policy',
  operationId: 'SetRetentionPolicy',
  method: 'POST',
  path: '/api/v2/chat/retention_policy',
  successStatus: 201,
  effect: 'irreversible',
  permission: 'retention.write',
  stale: ['get_retention_policy', 'get_retention_policy_runs'],
};

export const deleteRetentionPolicy: Operation<undefined, undefined, types.DeleteRetentionPolicyRequest, types.DeleteRetentionPolicyResponse> = {
  name: 'delete_retention_policy',
  operationId: 'DeleteRetentionPolicy',
  method: 'POST',
  path: '/api/v2/chat/retention_policy/delete',
  successStatus: 201,
  effect: 'write',
  permission: 'retention.write',
  stale: ['get_retention_policy', 'get_retention_policy_runs'],
};

export const getRetentionPolicyRuns: Operation<undefined, undefined, types.GetRetentionPolicyRunsRequest, types.GetRetentionPolicyRunsResponse> = {
  name: 'get_retention_policy_runs',
  operationId: 'GetRetentionPolicyRuns',
  method: 'POST',
  path: '/api/v2/chat/retention_policy/runs',
  successStatus: 201,
  effect: 'read',
  permission: 'retention.read',
  stale: [],
};

export const search: Operation<undefined, types.SearchQuery, undefined, types.SearchResponse> = {
  name: 'search',
  operationId: 'Search',
  method: 'GET',
  path: '/api/v2/chat/search',
  successStatus: 200,
  effect: 'read',
  permission: 'messages.read',
  stale: [],
};

export const querySegments: Operation<undefined, undefined, types.QuerySegmentsRequest, types.QuerySegmentsResponse> = {
  name: 'query_segments',
  operationId: 'QuerySegments',
  method: 'POST',
  path: '/api/v2/chat/segments/query',
  successStatus: 201,
  effect: 'read',
  permission: 'segments.read',
  stale: [],
};

export const getSegment: Operation<types.GetSegmentParams, undefined, undefined, types.GetSegmentResponse> = {
  name: 'get_segment',
  operationId: 'GetSegment',
  method: 'GET',
  path: '/api/v2/chat/segments/{id}',
  successStatus: 200,
  effect: 'read',
  permission: 'segments.read',
  stale: [],
};

export const deleteSegment: Operation<types.DeleteSegmentParams, undefined, undefined, types.Response> = {
  name: 'delete_segment',
  operationId: 'DeleteSegment',
  method: 'DELETE',
  path: '/api/v2/chat/segments/{id}',
  successStatus: 200,
  effect: 'irreversible',
  permission: 'segments.write',
  stale: ['query_segments', 'get_segment', 'query_segment_targets', 'segment_target_exists'],
};

export const deleteSegmentTargets: Operation<types.DeleteSegmentTargetsParams, undefined, types.DeleteSegmentTargetsRequest, types.Response> = {
  name: 'delete_segment_targets',
  operationId: 'DeleteSegmentTargets',
  method: 'POST',
  path: '/api/v2/chat/segments/{id}/deletetargets',
  successStatus: 201,
  effect: 'destructive',
  permission: 'segments.write',
  stale: ['query_segments', 'get_segment', 'query_segment_targets', 'segment_target_exists'],
};

export const segmentTargetExists: Operation<types.SegmentTargetExistsParams, undefined, undefined, types.Response> = {
  name: 'segment_target_exists',
  operationId: 'SegmentTargetExists',
  method: 'GET',
  path: '/api/v2/chat/segments/{id}/target/{target_id}',
  successStatus: 200,
  effect: 'read',
  permission: 'segments.read',
  stale: [],
};

export const querySegmentTargets: Operation<types.QuerySegmentTargetsParams, undefined, types.QuerySegmentTargetsRequest, types.QuerySegmentTargetsResponse> = {
  name: 'query_segment_targets',
  operationId: 'QuerySegmentTargets',
  method: 'POST',
  path: '/api/v2/chat/segments/{id}/targets/query',
  successStatus: 201,
  effect: 'read',
  permission: 'segments.read',
  stale: [],
};

export const queryTeamUsageStats: Operation<undefined, undefined, types.QueryTeamUsageStatsRequest, types.QueryTeamUsageStatsResponse> = {
  name: 'query_team_usage_stats',
  operationId: 'QueryTeamUsageStats',
  method: 'POST',
  path: '/api/v2/chat/stats/team_usage',
  successStatus: 201,
  effect: 'read',
  permission: 'usage.read',
  stale: [],
};

export const queryThreads: Operation<undefined, undefined, types.QueryThreadsRequest, types.QueryThreadsResponse> = {
  name: 'query_threads',
  operationId: 'QueryThreads',
  method: 'POST',
  path: '/api/v2/chat/threads',
  successStatus: 201,
  effect: 'read',
  permission: 'messages.read',
  stale: [],
};

export const getThread: Operation<types.GetThreadParams, types.GetThreadQuery, undefined, types.GetThreadResponse> = {
  name: 'get_thread',
  operationId: 'GetThread',
  method: 'GET',
  path: '/api/v2/chat/threads/{message_id}',
  successStatus: 200,
  effect: 'read',
  permission: 'messages.read',
  stale: [],
};

export const updateThreadPartial: Operation<types.UpdateThreadPartialParams, undefined, types.UpdateThreadPartialRequest, types.UpdateThreadPartialResponse> = {
  name: 'update_thread_partial',
  operationId: 'UpdateThreadPartial',
  method: 'PATCH',
  path: '/api/v2/chat/threads/{message_id}',
  successStatus: 200,
  effect: 'write',
  permission: 'messages.write',
  stale: ['query_threads', 'get_thread', 'get_replies'],
};

export const unreadCounts: Operation<undefined, types.UnreadCountsQuery, undefined, types.WrappedUnreadCountsResponse> = {
  name: 'unread_counts',
  operationId: 'UnreadCounts',
  method: 'GET',
  path: '/api/v2/chat/unread',
  successStatus: 200,
  effect: 'read',
  permission: 'personal.read',
  stale: [],
};

export const unreadCountsBatch: Operation<undefined, undefined, types.UnreadCountsBatchRequest, types.UnreadCountsBatchResponse> = {
  name: 'unread_counts_batch',
  operationId: 'UnreadCountsBatch',
  method: 'POST',
  path: '/api/v2/chat/unread_batch',
  successStatus: 201,
  effect: 'read',
  permission: 'personal.read',
  stale: [],
};

export const sendUserCustomEvent: Operation<types.SendUserCustomEventParams, undefined, types.SendUserCustomEventRequest, types.Response> = {
  name: 'send_user_custom_event',
  operationId: 'SendUserCustomEvent',
  method: 'POST',
  path: '/api/v2/chat/users/{user_id}/event',
  successStatus: 201,
  effect: 'write',
  permission: 'users.write',
  stale: [],
};

export const getApp: Operation<undefined, undefined, undefined, types.GetApplicationResponse> = {
  name: 'get_app',
  operationId: 'GetApp',
  method: 'GET',
  path: '/api/v2/app',
  successStatus: 200,
  effect: 'read',
  permission: 'app.read',
  stale: [],
};

export const updateApp: Operation<undefined, undefined, types.UpdateAppRequest, types.Response> = {
  name: 'update_app',
  operationId: 'UpdateApp',
  method: 'PATCH',
  path: '/api/v2/app',
  successStatus: 200,
  effect: 'write',
  permission: 'app.write',
  stale: ['list_channel_types', 'get_channel_type', 'get_app', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel'],
};

export const deleteBlockList: Operation<types.DeleteBlockListParams, types.DeleteBlockListQuery, undefined, types.Response> = {
  name: 'delete_block_list',
  operationId: 'DeleteBlockList',
  method: 'DELETE',
  path: '/api/v2/blocklists/{name}',
  successStatus: 200,
  effect: 'irreversible',
  permission: 'config.write',
  stale: ['list_block_lists', 'get_block_list', 'list_channel_types', 'get_channel_type'],
};

export const getBlockList: Operation<types.GetBlockListParams, types.GetBlockListQuery, undefined, types.GetBlockListResponse> = {
  name: 'get_block_list',
  operationId: 'GetBlockList',
  method: 'GET',
  path: '/api/v2/blocklists/{name}',
  successStatus: 200,
  effect: 'read',
  permission: 'config.read',
  stale: [],
};

export const updateBlockList: Operation<types.UpdateBlockListParams, undefined, types.UpdateBlockListRequest, types.UpdateBlockListResponse> = {
  name: 'update_block_list',
  operationId: 'UpdateBlockList',
  method: 'PUT',
  path: '/api/v2/blocklists/{name}',
  successStatus: 201,
  effect: 'write',
  permission: 'config.write',
  stale: ['list_block_lists', 'get_block_list', 'list_channel_types', 'get_channel_type'],
};

export const listBlockLists: Operation<undefined, types.ListBlockListsQuery, undefined, types.ListBlockListResponse> = {
  name: 'list_block_lists',
  operationId: 'ListBlockLists',
  method: 'GET',
  path: '/api/v2/blocklists',
  successStatus: 200,
  effect: 'read',
  permission: 'config.read',
  stale: [],
};

export const createBlockList: Operation<undefined, undefined, types.CreateBlockListRequest, types.CreateBlockListResponse> = {
  name: 'create_block_list',
  operationId: 'CreateBlockList',
  method: 'POST',
  path: '/api/v2/blocklists',
  successStatus: 201,
  effect: 'write',
  permission: 'config.write',
  stale: ['list_block_lists', 'get_block_list', 'list_channel_types', 'get_channel_type'],
};

export const deleteCampaign: Operation<types.DeleteCampaignParams, undefined, undefined, types.DeleteCampaignResponse> = {
  name: 'delete_campaign',
  operationId: 'DeleteCampaign',
  method: 'DELETE',
  path: '/api/v2/chat/campaigns/{id}',
  successStatus: 200,
  effect: 'irreversible',
  permission: 'campaigns.write',
  stale: ['query_campaigns', 'get_campaign'],
};

export const updateCampaign: Operation<types.UpdateCampaignParams, undefined, types.UpdateCampaignRequest, types.CampaignResponse> = {
  name: 'update_campaign',
  operationId: 'UpdateCampaign',
  method: 'PUT',
  path: '/api/v2/chat/campaigns/{id}',
  successStatus: 201,
  effect: 'write',
  permission: 'campaigns.write',
  stale: ['query_campaigns', 'get_campaign'],
};

export const createCampaign: Operation<undefined, undefined, types.CreateCampaignRequest, types.CreateCampaignResponse> = {
  name: 'create_campaign',
  operationId: 'CreateCampaign',
  method: 'POST',
  path: '/api/v2/chat/campaigns',
  successStatus: 201,
  effect: 'write',
  permission: 'campaigns.write',
  stale: ['query_campaigns', 'get_campaign'],
};

export const groupedQueryChannels: Operation<undefined, undefined, types.GroupedQueryChannelsRequest, types.GroupedQueryChannelsResponse> = {
  name: 'grouped_query_channels',
  operationId: 'GroupedQueryChannels',
  method: 'POST',
  path: '/api/v2/chat/channels/grouped',
  successStatus: 201,
  effect: 'read',
  permission: 'channels.read',
  stale: [],
};

export const getPinnedMessages: Operation<types.GetPinnedMessagesParams, types.GetPinnedMessagesQuery, undefined, types.GetPinnedMessagesResponse> = {
  name: 'get_pinned_messages',
  operationId: 'GetPinnedMessages',
  method: 'GET',
  path: '/api/v2/chat/channels/{type}/{id}/pinned_messages',
  successStatus: 200,
  effect: 'read',
  permission: 'messages.read',
  stale: [],
};

export const getChannel: Operation<types.GetChannelParams, types.GetChannelQuery, undefined, types.ChannelStateResponse> = {
  name: 'get_channel',
  operationId: 'GetChannel',
  method: 'GET',
  path: '/api/v2/chat/channels/{type}/{id}',
  successStatus: 200,
  effect: 'read',
  permission: 'channels.read',
  stale: [],
};

export const deletePredefinedFilter: Operation<types.DeletePredefinedFilterParams, undefined, undefined, types.Response> = {
  name: 'delete_predefined_filter',
  operationId: 'DeletePredefinedFilter',
  method: 'DELETE',
  path: '/api/v2/chat/predefined_filters/{name}',
  successStatus: 200,
  effect: 'irreversible',
  permission: 'config.write',
  stale: ['get_predefined_filters', 'get_predefined_filter'],
};

export const getPredefinedFilter: Operation<types.GetPredefinedFilterParams, undefined, undefined, types.GetPredefinedFilterResponse> = {
  name: 'get_predefined_filter',
  operationId: 'GetPredefinedFilter',
  method: 'GET',
  path: '/api/v2/chat/predefined_filters/{name}',
  successStatus: 200,
  effect: 'read',
  permission: 'config.read',
  stale: [],
};

export const updatePredefinedFilter: Operation<types.UpdatePredefinedFilterParams, undefined, types.UpdatePredefinedFilterRequest, types.UpdatePredefinedFilterResponse> = {
  name: 'update_predefined_filter',
  operationId: 'UpdatePredefinedFilter',
  method: 'PUT',
  path: '/api/v2/chat/predefined_filters/{name}',
  successStatus: 201,
  effect: 'write',
  permission: 'config.write',
  stale: ['get_predefined_filters', 'get_predefined_filter'],
};

export const getPredefinedFilters: Operation<undefined, types.GetPredefinedFiltersQuery, undefined, types.QueryPredefinedFiltersResponse> = {
  name: 'get_predefined_filters',
  operationId: 'GetPredefinedFilters',
  method: 'GET',
  path: '/api/v2/chat/predefined_filters',
  successStatus: 200,
  effect: 'read',
  permission: 'config.read',
  stale: [],
};

export const createPredefinedFilter: Operation<undefined, undefined, types.CreatePredefinedFilterRequest, types.CreatePredefinedFilterResponse> = {
  name: 'create_predefined_filter',
  operationId: 'CreatePredefinedFilter',
  method: 'POST',
  path: '/api/v2/chat/predefined_filters',
  successStatus: 201,
  effect: 'write',
  permission: 'config.write',
  stale: ['get_predefined_filters', 'get_predefined_filter'],
};

export const addSegmentTargets: Operation<types.AddSegmentTargetsParams, undefined, types.AddSegmentTargetsRequest, types.Response> = {
  name: 'add_segment_targets',
  operationId: 'AddSegmentTargets',
  method: 'POST',
  path: '/api/v2/chat/segments/{id}/addtargets',
  successStatus: 201,
  effect: 'write',
  permission: 'segments.write',
  stale: ['query_segments', 'get_segment', 'query_segment_targets', 'segment_target_exists'],
};

export const updateSegment: Operation<types.UpdateSegmentParams, undefined, types.UpdateSegmentRequest, types.UpdateSegmentResponse> = {
  name: 'update_segment',
  operationId: 'UpdateSegment',
  method: 'PUT',
  path: '/api/v2/chat/segments/{id}',
  successStatus: 201,
  effect: 'write',
  permission: 'segments.write',
  stale: ['query_segments', 'get_segment', 'query_segment_targets', 'segment_target_exists'],
};

export const createSegment: Operation<undefined, undefined, types.CreateSegmentRequest, types.CreateSegmentResponse> = {
  name: 'create_segment',
  operationId: 'CreateSegment',
  method: 'POST',
  path: '/api/v2/chat/segments',
  successStatus: 201,
  effect: 'write',
  permission: 'segments.write',
  stale: ['query_segments', 'get_segment', 'query_segment_targets', 'segment_target_exists'],
};

export const checkPush: Operation<undefined, undefined, types.CheckPushRequest, types.CheckPushResponse> = {
  name: 'check_push',
  operationId: 'CheckPush',
  method: 'POST',
  path: '/api/v2/check_push',
  successStatus: 201,
  effect: 'write',
  permission: 'app.write',
  stale: [],
};

export const checkSns: Operation<undefined, undefined, types.CheckSNSRequest, types.CheckSNSResponse> = {
  name: 'check_sns',
  operationId: 'CheckSNS',
  method: 'POST',
  path: '/api/v2/check_sns',
  successStatus: 201,
  effect: 'write',
  permission: 'app.write',
  stale: [],
};

export const checkSqs: Operation<undefined, undefined, types.CheckSQSRequest, types.CheckSQSResponse> = {
  name: 'check_sqs',
  operationId: 'CheckSQS',
  method: 'POST',
  path: '/api/v2/check_sqs',
  successStatus: 201,
  effect: 'write',
  permission: 'app.write',
  stale: [],
};

export const deleteDevice: Operation<undefined, types.DeleteDeviceQuery, undefined, types.Response> = {
  name: 'delete_device',
  operationId: 'DeleteDevice',
  method: 'DELETE',
  path: '/api/v2/devices',
  successStatus: 200,
  effect: 'irreversible',
  permission: 'personal.write',
  stale: ['list_devices'],
};

export const listDevices: Operation<undefined, types.ListDevicesQuery, undefined, types.ListDevicesResponse> = {
  name: 'list_devices',
  operationId: 'ListDevices',
  method: 'GET',
  path: '/api/v2/devices',
  successStatus: 200,
  effect: 'read',
  permission: 'personal.read',
  stale: [],
};

export const createDevice: Operation<undefined, undefined, types.CreateDeviceRequest, types.Response> = {
  name: 'create_device',
  operationId: 'CreateDevice',
  method: 'POST',
  path: '/api/v2/devices',
  successStatus: 201,
  effect: 'write',
  permission: 'personal.write',
  stale: ['list_devices'],
};

export const exportUsers: Operation<undefined, undefined, types.ExportUsersRequest, types.ExportUsersResponse> = {
  name: 'export_users',
  operationId: 'ExportUsers',
  method: 'POST',
  path: '/api/v2/export/users',
  successStatus: 201,
  effect: 'write',
  permission: 'exports.create',
  stale: ['get_task'],
};

export const listExternalStorage: Operation<undefined, undefined, undefined, types.ListExternalStorageResponse> = {
  name: 'list_external_storage',
  operationId: 'ListExternalStorage',
  method: 'GET',
  path: '/api/v2/external_storage',
  successStatus: 200,
  effect: 'read',
  permission: 'config.read',
  stale: [],
};

export const createGuest: Operation<undefined, undefined, types.CreateGuestRequest, types.CreateGuestResponse> = {
  name: 'create_guest',
  operationId: 'CreateGuest',
  method: 'POST',
  path: '/api/v2/guest',
  successStatus: 201,
  effect: 'write',
  permission: 'app.write',
  stale: ['query_users', 'export_user', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_members'],
};

export const ban: Operation<undefined, undefined, types.BanRequest, types.ModerationBanResponse> = {
  name: 'ban',
  operationId: 'ban',
  method: 'POST',
  path: '/api/v2/moderation/ban',
  successStatus: 201,
  effect: 'write',
  permission: 'moderation.write',
  stale: ['query_banned_users', 'query_future_channel_bans', 'query_users', 'query_members', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_threads', 'get_thread', 'get_replies', 'unread_counts', 'unread_counts_batch', 'get_message', 'get_many_messages', 'get_pinned_messages', 'search'],
};

export const flag: Operation<undefined, undefined, types.FlagRequest, types.FlagItemResponse> = {
  name: 'flag',
  operationId: 'flag',
  method: 'POST',
  path: '/api/v2/moderation/flag',
  successStatus: 201,
  effect: 'write',
  permission: 'moderation.write',
  stale: ['query_message_flags', 'query_moderation_flags', 'get_flag_count'],
};

export const getFlagCount: Operation<undefined, undefined, types.GetFlagCountRequest, types.GetFlagCountResponse> = {
  name: 'get_flag_count',
  operationId: 'get_flag_count',
  method: 'POST',
  path: '/api/v2/moderation/flag_count',
  successStatus: 201,
  effect: 'read',
  permission: 'moderation.read',
  stale: [],
};

export const queryModerationFlags: Operation<undefined, undefined, types.QueryModerationFlagsRequest, types.QueryModerationFlagsResponse> = {
  name: 'query_moderation_flags',
  operationId: 'query_moderation_flags',
  method: 'POST',
  path: '/api/v2/moderation/flags',
  successStatus: 201,
  effect: 'read',
  permission: 'moderation.read',
  stale: [],
};

export const mute: Operation<undefined, undefined, types.MuteRequest, types.MuteResponse> = {
  name: 'mute',
  operationId: 'mute',
  method: 'POST',
  path: '/api/v2/moderation/mute',
  successStatus: 201,
  effect: 'write',
  permission: 'personal.write',
  stale: ['query_users', 'export_user', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_members'],
};

export const unban: Operation<undefined, types.UnbanQuery, types.UnbanRequest, types.UnbanResponse> = {
  name: 'unban',
  operationId: 'unban',
  method: 'POST',
  path: '/api/v2/moderation/unban',
  successStatus: 201,
  effect: 'write',
  permission: 'moderation.write',
  stale: ['query_banned_users', 'query_future_channel_bans', 'query_users', 'query_members'],
};

export const unmute: Operation<undefined, undefined, types.UnmuteRequest, types.UnmuteResponse> = {
  name: 'unmute',
  operationId: 'unmute',
  method: 'POST',
  path: '/api/v2/moderation/unmute',
  successStatus: 201,
  effect: 'write',
  permission: 'personal.write',
  stale: ['query_users', 'export_user', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_members'],
};

export const getOg: Operation<undefined, types.GetOgQuery, undefined, types.GetOGResponse> = {
  name: 'get_og',
  operationId: 'GetOG',
  method: 'GET',
  path: '/api/v2/og',
  successStatus: 200,
  effect: 'read',
  permission: 'messages.read',
  stale: [],
};

export const getPermission: Operation<types.GetPermissionParams, undefined, undefined, types.GetCustomPermissionResponse> = {
  name: 'get_permission',
  operationId: 'GetPermission',
  method: 'GET',
  path: '/api/v2/permissions/{id}',
  successStatus: 200,
  effect: 'read',
  permission: 'config.read',
  stale: [],
};

export const listPermissions: Operation<undefined, undefined, undefined, types.ListPermissionsResponse> = {
  name: 'list_permissions',
  operationId: 'ListPermissions',
  method: 'GET',
  path: '/api/v2/permissions',
  successStatus: 200,
  effect: 'read',
  permission: 'config.read',
  stale: [],
};

export const queryPolls: Operation<undefined, types.QueryPollsQuery, types.QueryPollsRequest, types.QueryPollsResponse> = {
  name: 'query_polls',
  operationId: 'QueryPolls',
  method: 'POST',
  path: '/api/v2/polls/query',
  successStatus: 201,
  effect: 'read',
  permission: 'messages.read',
  stale: [],
};

export const deletePollOption: Operation<types.DeletePollOptionParams, types.DeletePollOptionQuery, undefined, types.Response> = {
  name: 'delete_poll_option',
  operationId: 'DeletePollOption',
  method: 'DELETE',
  path: '/api/v2/polls/{poll_id}/options/{option_id}',
  successStatus: 200,
  effect: 'irreversible',
  permission: 'messages.delete',
  stale: ['query_polls', 'get_poll', 'query_poll_votes', 'get_poll_option', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_threads', 'get_thread', 'get_replies', 'unread_counts', 'unread_counts_batch', 'get_message', 'get_many_messages', 'get_pinned_messages', 'search'],
};

export const getPollOption: Operation<types.GetPollOptionParams, undefined, undefined, types.PollOptionResponse> = {
  name: 'get_poll_option',
  operationId: 'GetPollOption',
  method: 'GET',
  path: '/api/v2/polls/{poll_id}/options/{option_id}',
  successStatus: 200,
  effect: 'read',
  permission: 'messages.read',
  stale: [],
};

export const createPollOption: Operation<types.CreatePollOptionParams, undefined, types.CreatePollOptionRequest, types.PollOptionResponse> = {
  name: 'create_poll_option',
  operationId: 'CreatePollOption',
  method: 'POST',
  path: '/api/v2/polls/{poll_id}/options',
  successStatus: 201,
  effect: 'write',
  permission: 'messages.write',
  stale: ['query_polls', 'get_poll', 'query_poll_votes', 'get_poll_option', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_threads', 'get_thread', 'get_replies', 'unread_counts', 'unread_counts_batch', 'get_message', 'get_many_messages', 'get_pinned_messages', 'search'],
};

export const updatePollOption: Operation<types.UpdatePollOptionParams, undefined, types.UpdatePollOptionRequest, types.PollOptionResponse> = {
  name: 'update_poll_option',
  operationId: 'UpdatePollOption',
  method: 'PUT',
  path: '/api/v2/polls/{poll_id}/options',
  successStatus: 201,
  effect: 'write',
  permission: 'messages.write',
  stale: ['query_polls', 'get_poll', 'query_poll_votes', 'get_poll_option', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_threads', 'get_thread', 'get_replies', 'unread_counts', 'unread_counts_batch', 'get_message', 'get_many_messages', 'get_pinned_messages', 'search'],
};

export const queryPollVotes: Operation<types.QueryPollVotesParams, types.QueryPollVotesQuery, types.QueryPollVotesRequest, types.PollVotesResponse> = {
  name: 'query_poll_votes',
  operationId: 'QueryPollVotes',
  method: 'POST',
  path: '/api/v2/polls/{poll_id}/votes',
  successStatus: 201,
  effect: 'read',
  permission: 'messages.read',
  stale: [],
};

export const deletePoll: Operation<types.DeletePollParams, types.DeletePollQuery, undefined, types.Response> = {
  name: 'delete_poll',
  operationId: 'DeletePoll',
  method: 'DELETE',
  path: '/api/v2/polls/{poll_id}',
  successStatus: 200,
  effect: 'irreversible',
  permission: 'messages.delete',
  stale: ['query_polls', 'get_poll', 'query_poll_votes', 'get_poll_option', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_threads', 'get_thread', 'get_replies', 'unread_counts', 'unread_counts_batch', 'get_message', 'get_many_messages', 'get_pinned_messages', 'search'],
};

export const getPoll: Operation<types.GetPollParams, types.GetPollQuery, undefined, types.PollResponse> = {
  name: 'get_poll',
  operationId: 'GetPoll',
  method: 'GET',
  path: '/api/v2/polls/{poll_id}',
  successStatus: 200,
  effect: 'read',
  permission: 'messages.read',
  stale: [],
};

export const updatePollPartial: Operation<types.UpdatePollPartialParams, undefined, types.UpdatePollPartialRequest, types.PollResponse> = {
  name: 'update_poll_partial',
  operationId: 'UpdatePollPartial',
  method: 'PATCH',
  path: '/api/v2/polls/{poll_id}',
  successStatus: 200,
  effect: 'write',
  permission: 'messages.write',
  stale: ['query_polls', 'get_poll', 'query_poll_votes', 'get_poll_option', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_threads', 'get_thread', 'get_replies', 'unread_counts', 'unread_counts_batch', 'get_message', 'get_many_messages', 'get_pinned_messages', 'search'],
};

export const createPoll: Operation<undefined, undefined, types.CreatePollRequest, types.PollResponse> = {
  name: 'create_poll',
  operationId: 'CreatePoll',
  method: 'POST',
  path: '/api/v2/polls',
  successStatus: 201,
  effect: 'write',
  permission: 'messages.write',
  stale: ['query_polls', 'get_poll', 'query_poll_votes', 'get_poll_option', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_threads', 'get_thread', 'get_replies', 'unread_counts', 'unread_counts_batch', 'get_message', 'get_many_messages', 'get_pinned_messages', 'search'],
};

export const updatePoll: Operation<undefined, undefined, types.UpdatePollRequest, types.PollResponse> = {
  name: 'update_poll',
  operationId: 'UpdatePoll',
  method: 'PUT',
  path: '/api/v2/polls',
  successStatus: 201,
  effect: 'write',
  permission: 'messages.write',
  stale: ['query_polls', 'get_poll', 'query_poll_votes', 'get_poll_option', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_threads', 'get_thread', 'get_replies', 'unread_counts', 'unread_counts_batch', 'get_message', 'get_many_messages', 'get_pinned_messages', 'search'],
};

export const listPushProviders: Operation<undefined, undefined, undefined, types.ListPushProvidersResponse> = {
  name: 'list_push_providers',
  operationId: 'ListPushProviders',
  method: 'GET',
  path: '/api/v2/push_providers',
  successStatus: 200,
  effect: 'read',
  permission: 'config.read',
  stale: [],
};

export const getRateLimits: Operation<undefined, types.GetRateLimitsQuery, undefined, types.GetRateLimitsResponse> = {
  name: 'get_rate_limits',
  operationId: 'GetRateLimits',
  method: 'GET',
  path: '/api/v2/rate_limits',
  successStatus: 200,
  effect: 'read',
  permission: 'app.read',
  stale: [],
};

export const deleteRole: Operation<types.DeleteRoleParams, undefined, undefined, types.Response> = {
  name: 'delete_role',
  operationId: 'DeleteRole',
  method: 'DELETE',
  path: '/api/v2/roles/{name}',
  successStatus: 200,
  effect: 'irreversible',
  permission: 'config.write',
  stale: ['list_roles', 'list_permissions', 'get_permission'],
};

export const listRoles: Operation<undefined, undefined, undefined, types.ListRolesResponse> = {
  name: 'list_roles',
  operationId: 'ListRoles',
  method: 'GET',
  path: '/api/v2/roles',
  successStatus: 200,
  effect: 'read',
  permission: 'config.read',
  stale: [],
};

export const createRole: Operation<undefined, undefined, types.CreateRoleRequest, types.CreateRoleResponse> = {
  name: 'create_role',
  operationId: 'CreateRole',
  method: 'POST',
  path: '/api/v2/roles',
  successStatus: 201,
  effect: 'write',
  permission: 'config.write',
  stale: ['list_roles', 'list_permissions', 'get_permission'],
};

export const getTask: Operation<types.GetTaskParams, undefined, undefined, types.GetTaskResponse> = {
  name: 'get_task',
  operationId: 'GetTask',
  method: 'GET',
  path: '/api/v2/tasks/{id}',
  successStatus: 200,
  effect: 'read',
  permission: 'tasks.read',
  stale: [],
};

export const deleteFile: Operation<undefined, types.DeleteFileQuery, undefined, types.Response> = {
  name: 'delete_file',
  operationId: 'DeleteFile',
  method: 'DELETE',
  path: '/api/v2/uploads/file',
  successStatus: 200,
  effect: 'irreversible',
  permission: 'files.write',
  stale: [],
};

export const uploadFile: Operation<undefined, undefined, types.UploadFileBody, types.FileUploadResponse> = {
  name: 'upload_file',
  operationId: 'UploadFile',
  method: 'POST',
  path: '/api/v2/uploads/file',
  successStatus: 201,
  effect: 'write',
  permission: 'files.write',
  stale: [],
  multipart: true,
};

export const deleteImage: Operation<undefined, types.DeleteImageQuery, undefined, types.Response> = {
  name: 'delete_image',
  operationId: 'DeleteImage',
  method: 'DELETE',
  path: '/api/v2/uploads/image',
  successStatus: 200,
  effect: 'irreversible',
  permission: 'files.write',
  stale: [],
};

export const uploadImage: Operation<undefined, undefined, types.UploadImageBody, types.ImageUploadResponse> = {
  name: 'upload_image',
  operationId: 'UploadImage',
  method: 'POST',
  path: '/api/v2/uploads/image',
  successStatus: 201,
  effect: 'write',
  permission: 'files.write',
  stale: [],
  multipart: true,
};

export const getBlockedUsers: Operation<undefined, types.GetBlockedUsersQuery, undefined, types.GetBlockedUsersResponse> = {
  name: 'get_blocked_users',
  operationId: 'GetBlockedUsers',
  method: 'GET',
  path: '/api/v2/users/block',
  successStatus: 200,
  effect: 'read',
  permission: 'personal.read',
  stale: [],
};

export const blockUsers: Operation<undefined, undefined, types.BlockUsersRequest, types.BlockUsersResponse> = {
  name: 'block_users',
  operationId: 'BlockUsers',
  method: 'POST',
  path: '/api/v2/users/block',
  successStatus: 201,
  effect: 'write',
  permission: 'personal.write',
  stale: ['get_blocked_users', 'query_users', 'export_user', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_members'],
};

export const deactivateUsers: Operation<undefined, undefined, types.DeactivateUsersRequest, types.DeactivateUsersResponse> = {
  name: 'deactivate_users',
  operationId: 'DeactivateUsers',
  method: 'POST',
  path: '/api/v2/users/deactivate',
  successStatus: 201,
  effect: 'destructive',
  permission: 'users.write',
  stale: ['query_users', 'export_user', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_members'],
};

export const deleteUsers: Operation<undefined, undefined, types.DeleteUsersRequest, types.DeleteUsersResponse> = {
  name: 'delete_users',
  operationId: 'DeleteUsers',
  method: 'POST',
  path: '/api/v2/users/delete',
  successStatus: 201,
  effect: 'irreversible',
  permission: 'users.delete',
  stale: ['query_users', 'export_user', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_members', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_threads', 'get_thread', 'get_replies', 'unread_counts', 'unread_counts_batch', 'get_message', 'get_many_messages', 'get_pinned_messages', 'search'],
};

export const getUserLiveLocations: Operation<undefined, types.GetUserLiveLocationsQuery, undefined, types.SharedLocationsResponse> = {
  name: 'get_user_live_locations',
  operationId: 'GetUserLiveLocations',
  method: 'GET',
  path: '/api/v2/users/live_locations',
  successStatus: 200,
  effect: 'read',
  permission: 'personal.read',
  stale: [],
};

export const updateLiveLocation: Operation<undefined, types.UpdateLiveLocationQuery, types.UpdateLiveLocationRequest, types.SharedLocationResponse> = {
  name: 'update_live_location',
  operationId: 'UpdateLiveLocation',
  method: 'PUT',
  path: '/api/v2/users/live_locations',
  successStatus: 201,
  effect: 'write',
  permission: 'personal.write',
  stale: ['get_user_live_locations'],
};

export const reactivateUsers: Operation<undefined, undefined, types.ReactivateUsersRequest, types.ReactivateUsersResponse> = {
  name: 'reactivate_users',
  operationId: 'ReactivateUsers',
  method: 'POST',
  path: '/api/v2/users/reactivate',
  successStatus: 201,
  effect: 'write',
  permission: 'users.write',
  stale: ['query_users', 'export_user', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_members'],
};

export const restoreUsers: Operation<undefined, undefined, types.RestoreUsersRequest, types.Response> = {
  name: 'restore_users',
  operationId: 'RestoreUsers',
  method: 'POST',
  path: '/api/v2/users/restore',
  successStatus: 201,
  effect: 'write',
  permission: 'users.delete',
  stale: ['query_users', 'export_user', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_members'],
};

export const unblockUsers: Operation<undefined, undefined, types.UnblockUsersRequest, types.UnblockUsersResponse> = {
  name: 'unblock_users',
  operationId: 'UnblockUsers',
  method: 'POST',
  path: '/api/v2/users/unblock',
  successStatus: 201,
  effect: 'write',
  permission: 'personal.write',
  stale: ['get_blocked_users', 'query_users', 'export_user', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_members'],
};

export const deactivateUser: Operation<types.DeactivateUserParams, undefined, types.DeactivateUserRequest, types.DeactivateUserResponse> = {
  name: 'deactivate_user',
  operationId: 'DeactivateUser',
  method: 'POST',
  path: '/api/v2/users/{user_id}/deactivate',
  successStatus: 201,
  effect: 'destructive',
  permission: 'users.write',
  stale: ['query_users', 'export_user', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_members'],
};

export const exportUser: Operation<types.ExportUserParams, undefined, undefined, types.ExportUserResponse> = {
  name: 'export_user',
  operationId: 'ExportUser',
  method: 'GET',
  path: '/api/v2/users/{user_id}/export',
  successStatus: 200,
  effect: 'read',
  permission: 'exports.create',
  stale: [],
};

export const reactivateUser: Operation<types.ReactivateUserParams, undefined, types.ReactivateUserRequest, types.ReactivateUserResponse> = {
  name: 'reactivate_user',
  operationId: 'ReactivateUser',
  method: 'POST',
  path: '/api/v2/users/{user_id}/reactivate',
  successStatus: 201,
  effect: 'write',
  permission: 'users.write',
  stale: ['query_users', 'export_user', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_members'],
};

export const queryUsers: Operation<undefined, types.QueryUsersQuery, undefined, types.QueryUsersResponse> = {
  name: 'query_users',
  operationId: 'QueryUsers',
  method: 'GET',
  path: '/api/v2/users',
  successStatus: 200,
  effect: 'read',
  permission: 'users.read',
  stale: [],
};

export const updateUsersPartial: Operation<undefined, undefined, types.UpdateUsersPartialRequest, types.UpdateUsersResponse> = {
  name: 'update_users_partial',
  operationId: 'UpdateUsersPartial',
  method: 'PATCH',
  path: '/api/v2/users',
  successStatus: 200,
  effect: 'write',
  permission: 'users.write',
  stale: ['query_users', 'export_user', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_members'],
};

export const updateUsers: Operation<undefined, undefined, types.UpdateUsersRequest, types.UpdateUsersResponse> = {
  name: 'update_users',
  operationId: 'UpdateUsers',
  method: 'POST',
  path: '/api/v2/users',
  successStatus: 201,
  effect: 'write',
  permission: 'users.write',
  stale: ['query_users', 'export_user', 'query_channels', 'grouped_query_channels', 'get_channel', 'get_or_create_channel', 'get_or_create_distinct_channel', 'query_members'],
};
