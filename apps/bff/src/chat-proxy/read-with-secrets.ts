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

/** Whether an answer has to be looked into before this operator gets it: who may not set the app's credentials
 *  may not read them either. */
export const needsHiding = ({ spec }: ProxiedOperation, { permissions }: Operator): boolean =>
  holdSecrets.has(spec.name) && !permissions.has(maySet);

/** Makes such a read and takes the credentials out of its answer. Throws as `send`. */
export async function readWithoutSecrets(
  connection: Connection,
  call: Outgoing & { requestId: string; isAdmin: boolean },
): Promise<Answer> {
  const answer = await send(connection, { ...call, isRepeatable: true });
  return { ...answer, text: JSON.stringify(withoutSecrets(JSON.parse(answer.text))) };
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
