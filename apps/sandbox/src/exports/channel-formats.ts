import type { Context } from '../context.ts';
import type { TaskRow } from '../store/tasks.ts';
import { forgetPeople } from '../store/export-content.ts';
import { isObject } from '../values.ts';
import { channelToExport, memberPage, messagePage, peoplePage } from './channel-content.ts';
import type { ChannelsInput, ExportedChannel, ExportedMessage } from './channel-content.ts';
import { csvCell, csvLine } from './csv.ts';
import { plain, plainJson } from './plain.ts';
import type { Page, Place } from '../json/paged-answer.ts';
import type { Part } from './run-export.ts';

type Items<T> = (
  context: Context,
  place: Place | undefined,
  task: TaskRow,
) => { items: T[]; next: Place | undefined };

const text =
  (content: string): Part =>
  () => ({ text: content });

/** Items in a JSON list that is already open. */
const listed =
  <T>(read: Items<T>, write: (item: T) => string): Part =>
  (context, place, task): Page => {
    const { items, next } = read(context, place, task);
    const comma = place !== undefined && items.length > 0 ? ',' : '';
    return { text: `${comma}${items.map(write).join(',')}`, next };
  };

/** Items on lines of their own. */
const lines =
  <T>(read: Items<T>, write: (item: T) => string): Part =>
  (context, place, task): Page => {
    const { items, next } = read(context, place, task);
    return { text: items.map(write).join(''), next };
  };

/** The last part of an export that noted people and does not show them. */
const forgotten =
  (content: string): Part =>
  (context, _place, task) => {
    forgetPeople(context.db, task.id);
    return { text: content };
  };

const line = (type: string, item: unknown): string => `${JSON.stringify({ type, item: plain(item) })}\n`;

/** The fields of a message that were asked for (`custom.kind` reaches into its own data); all without a wish. */
function picked(message: ExportedMessage, fields: readonly string[]): object {
  if (fields.length === 0) return message;
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = inside(message, field);
      return value === undefined ? [] : [[field, value]];
    }),
  );
}

const inside = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (found, key) => (isObject(found) && Object.hasOwn(found, key) ? found[key] : undefined),
      value,
    );

const members =
  ({ cid }: ExportedChannel): Items<object> =>
  (context, place, task) =>
    memberPage(context, cid, place, task.id);

const messages =
  (channel: ExportedChannel, input: ChannelsInput): Items<ExportedMessage> =>
  (context, place, task) =>
    messagePage(context, channel, input, place, task.id);

const people: Items<object> = (context, place, task) => peoplePage(context, place, task.id);

/** One JSON document: every channel with its members and messages, and the users when they are wanted. */
export const jsonDocument = (input: ChannelsInput): Part[] => [
  text('{"version":"v1","channels":['),
  ...input.channels.flatMap((channel, index): Part[] => [
    (context) => ({
      text: `${index > 0 ? ',' : ''}{"channel":${plainJson(channelToExport(context, channel.cid) ?? null)},"members":[`,
    }),
    listed(members(channel), plainJson),
    text('],"messages":['),
    listed(messages(channel, input), (message) => plainJson(picked(message, input.includeFields))),
    text(']}'),
  ]),
  ...(input.exportUsers
    ? [text('],"users":['), listed(people, plainJson), text(']}\n')]
    : [forgotten(']}\n')]),
];

/** JSON by lines, each of one thing: a channel, a member, a message, a reaction, and the users when they are wanted. */
export const jsonLines = (input: ChannelsInput): Part[] => [
  ...input.channels.flatMap((channel): Part[] => [
    (context) => {
      const found = channelToExport(context, channel.cid);
      return { text: found ? line('channel', found) : '' };
    },
    lines(members(channel), (member) => line('member', { channel_cid: channel.cid, ...member })),
    lines(messages(channel, input), ({ reactions, ...message }) =>
      [
        line('message', picked({ ...message, reactions: [] }, input.includeFields)),
        ...reactions.map((reaction) => line('reaction', reaction)),
      ].join(''),
    ),
  ]),
  input.exportUsers ? lines(people, (user) => line('user', user)) : forgotten(''),
];

const columns = [
  'cid',
  'id',
  'type',
  'user.id',
  'user.name',
  'text',
  'parent_id',
  'created_at',
  'updated_at',
  'deleted_at',
  'pinned',
  'reply_count',
  'reaction_counts',
  'attachments',
  'custom',
];

/** A table of messages, with a head; the columns are the wished fields. */
export function csvTable(input: ChannelsInput): Part[] {
  const fields = input.includeFields.length > 0 ? input.includeFields : columns;
  const row = (message: ExportedMessage): string => {
    const written = plain(message);
    return csvLine(fields.map((field) => csvCell(inside(written, field))));
  };
  return [
    text(csvLine(fields)),
    ...input.channels.map((channel) => lines(messages(channel, input), row)),
    forgotten(''),
  ];
}
