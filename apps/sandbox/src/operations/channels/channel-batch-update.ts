import type { BodyOf } from '@backchannel/chat-api';
import type { channelBatchUpdate as Operation } from '@backchannel/chat-api/operations';
import type { ChannelDataUpdate } from '@backchannel/chat-api/types';
import { filterFieldsOf } from '@backchannel/chat-api/spec';
import type { Context } from '../../context.ts';
import { ApiFailure, inputError } from '../../errors.ts';
import { isObject, parseStrings } from '../../values.ts';
import { findChannel, updateChannel } from '../../store/channels.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { channelCidsOf } from '../../store/channel-selection.ts';
import { hideChannelFor, showChannelFor } from '../../store/hides.ts';
import { updateMember } from '../../store/members.ts';
import type { TaskRow } from '../../store/tasks.ts';
import { defineTask } from '../../tasks/task-kinds.ts';
import { startTask } from '../../tasks/run-task.ts';
import { toMillis } from '../../time.ts';
import type { Micros } from '../../time.ts';
import type { Handler } from '../handler.ts';
import { batchDataChange } from './batch-data.ts';
import {
  admitMembers,
  assignRoles,
  demoteModerators,
  dismissMembers,
  promoteModerators,
  requireMember,
} from './change-members.ts';

type Body = BodyOf<typeof Operation>;
type Members = NonNullable<Body['members']>;
type Work = (context: Context, channel: ChannelRow, members: Members, data: ChannelDataUpdate) => void;

const idsOf = (members: Members): string[] => members.map((member) => member.user_id);

/** Does something to each listed member of a channel, of whom each must be one. */
const forMembers =
  (work: (context: Context, cid: string, userId: string, now: Micros) => void): Work =>
  (context, channel, members) => {
    for (const userId of idsOf(members)) requireMember(context, channel, userId);
    for (const userId of idsOf(members)) work(context, channel.cid, userId, context.clock.now());
  };

const invite: Work = (context, channel, members) => admitMembers(context, channel, members, 'invites');

const works: Record<Body['operation'], Work> = {
  addMembers: (context, channel, members) => admitMembers(context, channel, members, 'add_members'),
  removeMembers: (context, channel, members) => dismissMembers(context, channel, idsOf(members)),
  inviteMembers: invite,
  invites: invite,
  assignRoles,
  addModerators: (context, channel, members) => promoteModerators(context, channel, idsOf(members)),
  demoteModerators: (context, channel, members) => demoteModerators(context, channel, idsOf(members)),
  hide: forMembers(({ db }, cid, userId, now) => hideChannelFor(db, cid, userId, now)),
  show: forMembers(({ db }, cid, userId) => {
    showChannelFor(db, cid, userId);
  }),
  archive: forMembers(({ db }, cid, userId, now) =>
    updateMember(db, cid, userId, { archived_at: now, updated_at: now }),
  ),
  unarchive: forMembers(({ db }, cid, userId, now) =>
    updateMember(db, cid, userId, { archived_at: null, updated_at: now }),
  ),
  updateData: (context, channel, _members, data) =>
    updateChannel(context.db, channel.cid, batchDataChange(context, channel, data)),
};

const rfc3339 = (time: Micros): string => new Date(toMillis(time)).toISOString();

/** Every channel on its own: one that is refused is told in the result and leaves the others alone. */
function runBatch(cids: readonly string[], body: Body, context: Context, task: TaskRow) {
  const failed = new Map<string, string[]>();
  const work = works[body.operation];
  for (const cid of cids) {
    try {
      context.db.attempt(() => {
        const channel = findChannel(context.db, cid);
        if (!channel) throw inputError(`Can't find channel with id ${cid}`);
        work(context, channel, body.members ?? [], body.data ?? {});
      });
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      failed.set(error.message, [...(failed.get(error.message) ?? []), cid]);
    }
  }
  const failures = [...failed].map(([reason, channels]) => ({ reason, cids: channels }));
  return {
    operation: body.operation,
    status: 'completed',
    success_channels_count: cids.length - failures.reduce((count, entry) => count + entry.cids.length, 0),
    failed_channels: failures,
    task_id: task.id,
    batch_created_at: rfc3339(task.created_at),
    finished_at: rfc3339(context.clock.now()),
  };
}

// The input is what the handler below has written.
const kind = defineTask('channel_batch_update', ({ cids, body }, context, task) =>
  runBatch(parseStrings(JSON.stringify(cids)), body as Body, context, task),
);

/** The values that the filter names for a field, which it must do with an operator. */
function valuesOf(filter: Record<string, unknown>, field: string): string[] | undefined {
  const condition = filter[field];
  if (condition === undefined) return undefined;
  if (!isObject(condition)) throw inputError(`field "filter.${field}" needs an explicit $eq or $in`);
  const [operator = '', ...more] = Object.keys(condition);
  const operand = condition[operator];
  const values = operator === '$eq' ? [operand] : operand;
  const isList = Array.isArray(values) && values.length > 0;
  if (more.length > 0 || !['$eq', '$in'].includes(operator) || !isList)
    throw inputError(`field "filter.${field}" takes $eq with a text or $in with a list of them`);
  if (!values.every((value) => typeof value === 'string'))
    throw inputError(`expected string for field "filter.${field}.${operator}"`);
  return values;
}

function check(body: Body, fields: readonly string[]): void {
  const unknown = Object.keys(body.filter).find((field) => !fields.includes(field));
  if (unknown !== undefined) throw inputError(`field "${unknown}" cannot be filtered on`);
  if (Object.keys(body.filter).length === 0) throw inputError('field "filter" must not be empty');
  if (body.operation === 'updateData') {
    if (body.data === undefined) throw inputError('"data" is a required field');
  } else if ((body.members ?? []).length === 0) {
    throw inputError('field "members" must contain at least 1 item(s)');
  }
}

export const channelBatchUpdate: Handler<typeof Operation> = (call, context) => {
  const { body } = call;
  check(body, Object.keys(filterFieldsOf(call.spec, 'filter')));
  const wanted = valuesOf(body.filter, 'cids');
  const types = valuesOf(body.filter, 'types');
  const fits = (cid: string): boolean => types?.includes(cid.split(':')[0] ?? '') ?? true;
  // Channels that are named and not there fail one by one; those found by type are there.
  const cids = wanted ? [...new Set(wanted)].filter(fits) : channelCidsOf(context.db, types ?? []);
  return { task_id: startTask(call, context, kind, { cids, body }) };
};
