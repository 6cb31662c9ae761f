import type { AuditRecord } from '../../api/audit.ts';
import { dateAndTime } from '../../lib/times.ts';

interface Deed {
  /** "truncated": after the name of who did it. */
  did: string;
  /** "truncate": after "tried to". */
  todo: string;
  /** Between the verb and the target: "for 3 members of". */
  link?: string;
  /** After the target: "from ada". */
  after?: string;
}

type Request = AuditRecord['request'];

/** Operations with words of their own; every other is said by its name. */
const deeds: Readonly<Record<string, (request: Request) => Deed>> = {
  truncate_channel: ({ body }) => {
    const members = listIn(body, 'member_ids').length;
    const until = textIn(body, 'truncated_at');
    const after = until === '' ? {} : { after: `up to ${timeWords(until)}` };
    if (members > 0) {
      const whom = `the history for ${members === 1 ? '1 member' : `${members} members`} of`;
      return { did: 'hid', todo: 'hide', link: whom, ...after };
    }
    if (isOn(body, 'hard_delete')) {
      return { did: 'hard deleted', todo: 'hard delete', link: 'the messages of', ...after };
    }
    return { did: 'truncated', todo: 'truncate', ...after };
  },
  delete_channel: ({ query }) =>
    isOn(query, 'hard_delete')
      ? { did: 'hard deleted', todo: 'hard delete', link: 'the channel' }
      : { did: 'deleted', todo: 'delete', link: 'the channel' },
  update_channel_partial: ({ body }) => {
    const set = partOf(body, 'set');
    if ('frozen' in set)
      return set['frozen'] === true ? verb('froze', 'freeze') : verb('unfroze', 'unfreeze');
    if ('disabled' in set)
      return set['disabled'] === true ? verb('disabled', 'disable') : verb('enabled', 'enable');
    return verb('changed', 'change');
  },
  update_channel: () => verb('changed', 'change'),
  hide_channel: ({ body }) => ({
    ...verb('hid', 'hide'),
    after: `from ${textIn(body, 'user_id')}${isOn(body, 'clear_history') ? ', with their history' : ''}`,
  }),
  show_channel: ({ body }) => ({ ...verb('showed', 'show'), after: `to ${textIn(body, 'user_id')}` }),
  get_or_create_channel: () => ({ did: 'created', todo: 'create', link: 'the channel' }),
  send_message: () => ({ did: 'wrote', todo: 'write', link: 'in' }),
  delete_message: ({ query }) =>
    isOn(query, 'hard')
      ? { did: 'hard deleted', todo: 'hard delete', link: 'the message' }
      : { did: 'deleted', todo: 'delete', link: 'the message' },
  undelete_message: () => ({ did: 'brought back', todo: 'bring back', link: 'the message' }),
  update_message: () => ({ did: 'edited', todo: 'edit', link: 'the message' }),
  update_message_partial: ({ body }) => {
    const set = partOf(body, 'set');
    const link = 'the message';
    if (!('pinned' in set)) return { did: 'edited', todo: 'edit', link };
    return set['pinned'] === true
      ? { did: 'pinned', todo: 'pin', link }
      : { did: 'unpinned', todo: 'unpin', link };
  },
  send_reaction: () => ({ did: 'reacted to', todo: 'react to', link: 'the message' }),
  delete_reaction: () => ({ did: 'removed', todo: 'remove', link: 'a reaction from' }),
  update_member_partial: () => ({ did: 'changed', todo: 'change', link: 'a member of' }),
  chat_identity_created: () => ({ did: 'got', todo: 'get', link: 'the chat identity' }),
  sign_in: () => ({ did: 'signed in', todo: 'sign in', link: 'as' }),
  sign_out_everywhere: () => ({ did: 'ended', todo: 'end', link: 'all sessions of' }),
  password_changed: () => ({ did: 'changed', todo: 'change', link: 'the password of' }),
  first_admin_created: () => ({ did: 'set up', todo: 'set up', link: 'the first admin' }),
  operator_created: () => ({ did: 'added', todo: 'add', link: 'the operator' }),
  operator_changed: ({ body }) => {
    const role = textIn(body, 'role');
    if (role !== '') return { did: 'gave', todo: 'give', link: `the role ${role} to` };
    return valueIn(body, 'disabled') === false ? verb('enabled', 'enable') : verb('disabled', 'disable');
  },
  operator_password_set: () => ({ did: 'gave', todo: 'give', link: 'a new password to' }),
  change_set_started: () => ({ did: 'began with', todo: 'begin with', link: 'the changes' }),
  change_set_resumed: () => ({ did: 'went on with', todo: 'go on with', link: 'the changes' }),
  change_set_dropped: () => ({ did: 'dropped', todo: 'drop', link: 'what was left of the changes' }),
  permission_refused: () => verb('used', 'use'),
  update_users: () => ({ did: 'changed', todo: 'change', link: 'the users' }),
};

/** Names of the operations that have words, for choosing among them. */
export const knownOperations: readonly string[] = Object.keys(deeds);

/** What was done, without who did it: "truncated", "tried to hide the history for 3 members of". Then comes the target. */
export function deedOf({ operation, outcome, request }: AuditRecord): { before: string; after: string } {
  const known = Object.hasOwn(deeds, operation) ? deeds[operation] : undefined;
  const { did, todo, link = '', after = '' } = known?.(request) ?? byName(operation);
  return { before: `${outcome === 'succeeded' ? did : `${tried[outcome]} ${todo}`} ${link}`.trim(), after };
}

/** "Ines Moreau truncated messaging:support-1042". */
export function sentenceOf(record: AuditRecord): string {
  const { before, after } = deedOf(record);
  const where = record.channel === null ? '' : `in ${record.channel}`;
  return [whoOf(record), before, record.target, after, where].filter(Boolean).join(' ');
}

/** Who did it, by name. */
export const whoOf = ({ operator }: Pick<AuditRecord, 'operator'>): string =>
  operator?.name ?? 'Somebody not signed in';

const tried = { failed: 'tried to', refused: 'was not allowed to', unknown: 'may have tried to' };

function byName(operation: string): Deed {
  const name = operation.replaceAll('_', ' ');
  return { did: `did “${name}”`, todo: `“${name}”`, link: '' };
}

const verb = (did: string, todo: string): Deed => ({ did, todo });

function partOf(value: object | undefined, name: string): Record<string, unknown> {
  const part = valueIn(value, name);
  return typeof part === 'object' && part !== null ? { ...part } : {};
}

const valueIn = (value: object | undefined, name: string): unknown =>
  value && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;

const isOn = (value: object | undefined, name: string): boolean => {
  const flag = valueIn(value, name);
  return flag === true || flag === 'true';
};

const textIn = (value: object | undefined, name: string): string => {
  const text = valueIn(value, name);
  return typeof text === 'string' ? text : '';
};

/** A time of a request in the operator's zone; what is no time, as it was sent. */
const timeWords = (text: string): string => {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? text : dateAndTime(at);
};

const listIn = (value: object | undefined, name: string): readonly unknown[] => {
  const list = valueIn(value, name);
  return Array.isArray(list) ? list : [];
};
