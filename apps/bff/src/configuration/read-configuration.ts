import type { Json, Kind } from '@backchannel/configuration';
import {
  appName,
  type Configuration,
  configurationOf,
  type Names,
  type Unsaid,
} from '@backchannel/configuration/document';
import type { Context } from '../context.ts';
import { isFields } from '../fields.ts';
import { holdsMark } from '../history/block-list-key.ts';
import { fingerprintOf } from '../history/fingerprint.ts';
import type { Observed } from '../history/observe.ts';
import { type Asker, ReadRefused } from '../history/read-settings.ts';
import type { Connection } from '../upstream/connection.ts';
import { unreadable } from '../upstream/failure.ts';
import { send } from '../upstream/send.ts';

/** An app's configuration as it is now. */
export interface Current {
  readonly configuration: Configuration;
  readonly unsaid: readonly Unsaid[];
  /** What of it a file can name. */
  readonly names: Names;
  /** Of an object's settings, all of them, as the history has it; that of none where there is no such object. */
  fingerprintOf(kind: Kind, name: string): string;
}

/** Reads everything that can be configured. What has changed since it was last seen is in the history then. Throws
 *  `ReadRefused`, and as `send`. */
export async function readConfiguration(
  { history }: Pick<Context, 'history'>,
  connection: Connection,
  asker: Asker,
): Promise<Current> {
  const read = async (kind: Kind) => history.observeAll(connection, kind, asker);
  // One after another, as the API counts calls.
  const types = await read('channel_type');
  const commands = await read('command');
  const lists = await read('block_list');
  // What belongs to a team cannot be named.
  const ofApp = lists.filter(({ name }) => !holdsMark(name));
  const roles = await read('role');
  const app = await read('app_grants');
  const { configuration, unsaid } = configurationOf({
    channelTypes: Object.fromEntries(types.map(({ name, answer }) => [name, answer])),
    commands: commands.map(({ answer }) => answer),
    blockLists: lists.map(({ answer }) => answer),
    roles: roles.map(({ answer }) => answer),
    app: app.find(({ name }) => name === appName)?.answer ?? {},
  });
  const observed = {
    channel_type: types,
    command: commands,
    block_list: lists,
    role: roles,
    app_grants: app,
  };
  return {
    configuration,
    unsaid,
    names: {
      commands: namesOf(commands),
      blockLists: namesOf(ofApp),
      roles: namesOf(roles),
      permissions: await permissionIds(connection, asker),
      builtIn: {
        roles: namesOf(roles).filter((name) => !Object.hasOwn(configuration.role, name)),
        commands: namesOf(commands).filter((name) => !Object.hasOwn(configuration.command, name)),
        block_lists: namesOf(ofApp).filter((name) => !Object.hasOwn(configuration.block_list, name)),
      },
      blockListTypes: Object.fromEntries(
        ofApp.map(({ name, settings }): [string, Json | undefined] => [name, settings['type']]),
      ),
    },
    fingerprintOf: (kind, name) =>
      fingerprintOf(observed[kind].find((object) => object.name === name)?.settings ?? null),
  };
}

const namesOf = (objects: readonly Observed[]): string[] => objects.map(({ name }) => name);

async function permissionIds(connection: Connection, asker: Asker): Promise<string[]> {
  const answer = await send(connection, {
    ...asker,
    method: 'GET',
    path: '/api/v2/permissions',
    isRepeatable: true,
  });
  if (answer.status >= 400) throw new ReadRefused(answer);
  const body: unknown = JSON.parse(answer.text);
  const list = isFields(body) ? body['permissions'] : undefined;
  if (!Array.isArray(list)) throw unreadable(connection.app, 'has no “permissions”');
  return list.flatMap((entry: unknown) =>
    isFields(entry) && typeof entry['id'] === 'string' ? [entry['id']] : [],
  );
}
