import type { OperationSpec } from '@backchannel/chat-api/spec';

const CHAT = '/api/v2/chat';
const users = ['ada', 'bob', 'cyd', 'dan'];
const messageIds = ['m0', 'm1', 'm2', 'm3', 'm4', 'm5'];

type Post = (method: string, path: string, body: object) => Promise<{ status: number; text: string }>;

const steps = (): [method: string, path: string, body: object][] => [
  [
    'POST',
    '/api/v2/users',
    { users: Object.fromEntries(users.map((id) => [id, { id, name: `User ${id}` }])) },
  ],
  [
    'POST',
    `${CHAT}/channels/team/a/query`,
    { data: { created_by_id: 'ada', members: users.slice(0, 3).map((user_id) => ({ user_id })) } },
  ],
  ...messageIds.map((id, n): [string, string, object] => [
    'POST',
    `${CHAT}/channels/team/a/message`,
    { message: { id, text: `text ${n}`, user_id: users[n % 3], ...(n > 3 && { parent_id: 'm0' }) } },
  ]),
  ['POST', `${CHAT}/messages/m0/reaction`, { reaction: { type: 'like', user_id: 'ada' } }],
  [
    'POST',
    `${CHAT}/channels/messaging/b/query`,
    { data: { created_by_id: 'ada', members: [{ user_id: 'ada' }] } },
  ],
  [
    'POST',
    '/api/v2/polls',
    { id: 'p1', name: 'Tea?', user_id: 'ada', options: [{ text: 'yes' }, { text: 'no' }] },
  ],
  [
    'POST',
    `${CHAT}/channels/messaging/b/message`,
    { message: { id: 'm6', text: 'vote', user_id: 'ada', poll_id: 'p1' } },
  ],
  ['POST', `${CHAT}/segments`, { id: 's1', type: 'user' }],
  ['POST', `${CHAT}/segments/s1/addtargets`, { target_ids: ['ada', 'bob'] }],
  [
    'POST',
    `${CHAT}/campaigns`,
    { id: 'c1', sender_id: 'ada', message_template: { text: 'Hello' }, user_ids: ['bob'] },
  ],
  ['POST', '/api/v2/blocklists', { name: 'bl', words: ['damn'] }],
  ['POST', `${CHAT}/commands`, { name: 'cmd', description: 'A command' }],
  ['POST', '/api/v2/roles', { name: 'warden' }],
  ['POST', '/api/v2/devices', { id: 'd1', push_provider: 'firebase', user_id: 'ada' }],
  [
    'POST',
    `${CHAT}/predefined_filters`,
    { name: 'pf', operation: 'QueryChannels', filter: { type: 'team' } },
  ],
];

/** Fills an empty sandbox with a little of everything that requests can name. Throws when it refuses any of it. */
export async function prepareWorld(call: Post): Promise<void> {
  for (const [method, path, body] of steps()) {
    const { status, text } = await call(method, path, body);
    if (status >= 300) throw new Error(`${method} ${path} is answered with ${status}: ${text}`);
  }
}

const everything = [
  ...users,
  ...messageIds,
  'team',
  'team:a',
  'a',
  'p1',
  's1',
  'c1',
  'bl',
  'cmd',
  'pf',
  'like',
  'x1',
];

/** What a field of this name may well hold. */
export function names(field: string): readonly string[] {
  if (/user|member|sender|_by_id|banned/.test(field)) return users;
  if (/cid|channel_id/.test(field)) return ['team:a'];
  if (/message_id|parent_id|reply/.test(field)) return messageIds;
  return everything;
}

/** What stands in the path of an operation so that it finds something. */
export function pathValue({ path }: OperationSpec, parameter: string): string {
  if (/user_id/.test(parameter)) return 'bob';
  if (/message_id|parent_id/.test(parameter)) return 'm0';
  if (/poll_id/.test(parameter)) return 'p1';
  const known: readonly [RegExp, Readonly<Record<string, string>>][] = [
    [/\/channels\//, { type: 'team', id: 'a' }],
    [/\/messages\//, { id: 'm0', type: 'like' }],
    [/\/segments\//, { id: 's1', target_id: 'ada' }],
    [/\/campaigns\//, { id: 'c1' }],
    [/\/blocklists\//, { name: 'bl' }],
    [/\/commands\//, { name: 'cmd' }],
    [/\/predefined_filters\//, { name: 'pf' }],
    [/\/channeltypes\//, { name: 'team' }],
    [/\/roles\//, { name: 'warden' }],
  ];
  return known.find(([pattern]) => pattern.test(path))?.[1][parameter] ?? 'x1';
}
