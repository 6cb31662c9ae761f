import type { Kind } from '@backchannel/configuration';
import type { Input } from '../chat-proxy/place.ts';
import { InvalidRequest } from '../http/errors.ts';
import { blockListKey, holdsMark } from './block-list-key.ts';
import type { Place, VersionAct } from './types.ts';

/** In characters. The API's own limits lie below. */
export const maxNameLength = 255;

export type ChangeAct = Exclude<VersionAct, 'seen'>;

/** The name under which the grants of an app are kept. */
export const appGrantsName = 'app';

/** The operations that change settings, by what they do. There is nothing to update in a role, and the grants of an app
 *  are always there. */
const operations: Readonly<Record<Kind, Readonly<Partial<Record<ChangeAct, string>>>>> = {
  channel_type: {
    created: 'create_channel_type',
    updated: 'update_channel_type',
    deleted: 'delete_channel_type',
  },
  command: { created: 'create_command', updated: 'update_command', deleted: 'delete_command' },
  block_list: { created: 'create_block_list', updated: 'update_block_list', deleted: 'delete_block_list' },
  role: { created: 'create_role', deleted: 'delete_role' },
  app_grants: { updated: 'update_app' },
};

/** The operation that does this to an object of this kind; undefined where there is none. */
export const operationFor = (kind: Kind, act: ChangeAct): string | undefined => operations[kind][act];

const byName = new Map<string, { kind: Kind; act: ChangeAct }>();
for (const [kind, acts] of Object.entries(operations) as [Kind, Partial<Record<ChangeAct, string>>][]) {
  for (const [act, name] of Object.entries(acts) as [ChangeAct, string][]) byName.set(name, { kind, act });
}

/** What of whose settings a call changes; undefined when it changes none. Throws `InvalidRequest` for a name that nothing has. */
export function settingsChangedBy(
  app: string,
  operation: string,
  { params, query, body }: Input,
): { place: Place; act: ChangeAct } | undefined {
  const found = byName.get(operation);
  if (!found) return undefined;
  const { kind, act } = found;
  if (kind === 'app_grants') {
    return body['grants'] === undefined ? undefined : { place: { app, kind, name: appGrantsName }, act };
  }
  const given = params['name'] ?? body['name'];
  if (typeof given !== 'string' || given.length > maxNameLength) throw tooLong();
  if (kind !== 'block_list') return { place: { app, kind, name: given }, act };
  const name = blockListKey(given, body['team'] ?? query['team']);
  if (name.length > maxNameLength) throw tooLong();
  if (holdsMark(given)) {
    throw new InvalidRequest([{ path: 'name', message: 'A name has no control characters.' }]);
  }
  return { place: { app, kind, name }, act };
}

const tooLong = () =>
  new InvalidRequest([
    { path: 'name', message: `A name, with that of its team, has at most ${maxNameLength} characters.` },
  ]);
