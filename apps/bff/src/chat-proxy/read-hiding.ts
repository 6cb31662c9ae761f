import { withoutSecrets } from '../audit/without-secrets.ts';
import type { Operator } from '../auth/operator.ts';
import type { Permission } from '../auth/roles.ts';
import { isFields } from '../fields.ts';
import type { Connection } from '../upstream/connection.ts';
import { type Answer, send } from '../upstream/send.ts';
import type { Outgoing } from './authorise.ts';
import type { ProxiedOperation } from './operations.ts';

/** Reads whose answers hold credentials of the app at other services: queues, push providers, storage. */
const holdSecrets: ReadonlySet<string> = new Set(['get_app', 'list_push_providers']);

const maySet = 'app.write' satisfies Permission;

/** Reads whose answers hold users with what only the users themselves see. */
const holdFullUsers: ReadonlySet<string> = new Set(['query_users']);

const mayReadPersonal = 'personal.read' satisfies Permission;

/** What of a full user is behind `personal.read` where it is read alone, and what is like it. */
export const personalFields: ReadonlySet<string> = new Set([
  'blocked_user_ids',
  'channel_mutes',
  'devices',
  'latest_hidden_channels',
  'mutes',
  'total_unread_count',
  'unread_channels',
  'unread_count',
  'unread_threads',
]);

type Hide = (answer: unknown) => unknown;

/** How an answer has to be changed before this operator gets it; undefined where it may pass as it is. Who may not set the
 *  app's credentials may not read them either, and who may not read what is personal gets users without it. */
export function hidingFor({ spec }: ProxiedOperation, { permissions }: Operator): Hide | undefined {
  if (holdSecrets.has(spec.name) && !permissions.has(maySet)) return withoutSecrets;
  if (holdFullUsers.has(spec.name) && !permissions.has(mayReadPersonal)) return withoutPersonal;
  return undefined;
}

const withoutPersonal: Hide = (answer) =>
  isFields(answer) && Array.isArray(answer['users'])
    ? { ...answer, users: answer['users'].map(publicPart) }
    : answer;

const publicPart = (user: unknown): unknown =>
  isFields(user)
    ? Object.fromEntries(Object.entries(user).filter(([name]) => !personalFields.has(name)))
    : user;

/** Makes such a read and hides of its answer what is to be hidden. Throws as `send`. */
export async function readHiding(
  connection: Connection,
  call: Outgoing & { requestId: string; isAdmin: boolean },
  hide: Hide,
): Promise<Answer> {
  const answer = await send(connection, { ...call, isRepeatable: true });
  return { ...answer, text: JSON.stringify(hide(JSON.parse(answer.text))) };
}

/** Changes whose answers hold a token that acts for a user, which no browser is to have. */
const issueTokens: ReadonlySet<string> = new Set(['create_guest']);

/** The answer of a change as the browser gets it: without such a token, whoever asks. */
export function withoutToken({ spec }: ProxiedOperation, answer: Answer): Answer {
  if (!issueTokens.has(spec.name)) return answer;
  const body: unknown = JSON.parse(answer.text);
  if (!isFields(body) || !('access_token' in body)) return answer;
  return { ...answer, text: JSON.stringify({ ...body, access_token: '[hidden]' }) };
}
