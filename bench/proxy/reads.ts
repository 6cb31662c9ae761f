/** A read as the web app sends it; `path` is the Chat API's own. */
export interface Read {
  name: string;
  method: 'GET' | 'POST';
  path: string;
  body?: string;
}

/** One read of each kind: without a body, streamed through as it is, and with a body, which the
 *  BFF parses and checks before it is sent on. */
export const reads: readonly Read[] = [
  {
    name: 'get_many_messages',
    method: 'GET',
    path: '/api/v2/chat/channels/messaging/general/messages?ids=message-1%2Cmessage-2%2Cmessage-3',
  },
  {
    name: 'query_channels',
    method: 'POST',
    path: '/api/v2/chat/channels',
    body: JSON.stringify({
      filter_conditions: { type: 'messaging', frozen: false },
      sort: [{ field: 'last_message_at', direction: -1 }],
      limit: 30,
      message_limit: 0,
      member_limit: 0,
      state: false,
    }),
  },
];
