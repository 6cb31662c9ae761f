import { queryChannelsFilterFields } from '@backchannel/chat-api/filter-fields';
import { relativeFields } from '../channels-request.ts';

/** What a field holds: `custom` is any JSON value. */
export type FieldType = 'string' | 'number' | 'boolean' | 'date' | 'custom';

export interface Field {
  name: string;
  type: FieldType;
  operators: readonly string[];
  /** Means something only for a user, who must be named. */
  relative: boolean;
}

/** What people look for most, first. */
const common = [
  'name',
  'type',
  'team',
  'created_at',
  'last_message_at',
  'member_count',
  'message_count',
  'members',
  'frozen',
  'disabled',
];
const rankOf = (name: string): number => (common.includes(name) ? common.indexOf(name) : common.length);

const { custom, ...builtIn } = queryChannelsFilterFields;

/** Every field that the API filters channels by; any other name is a custom field. */
export const channelFields: readonly Field[] = Object.entries(builtIn)
  .map(([name, { type, operators }]) => ({
    name,
    type,
    operators,
    relative: relativeFields.test(`"${name}":`),
  }))
  .toSorted((a, b) => rankOf(a.name) - rankOf(b.name));

const byName = new Map(channelFields.map((field) => [field.name, field]));

/** The field of that name: the API's own, else a custom one. */
export const fieldOf = (name: string): Field =>
  byName.get(name) ?? { name, type: 'custom', operators: custom.operators, relative: false };

const choices = new Map<string, readonly string[]>([
  ['app_banned', ['excluded', 'only']],
  ['invite', ['pending', 'accepted', 'rejected']],
]);

/** The values that a field can have, where they are few; a custom one may be called `constructor`. */
export const choicesOf = (name: string): readonly string[] | undefined => choices.get(name);
