import type { BodyOf } from '@backchannel/chat-api';
import type { channelBatchUpdate as Operation } from '@backchannel/chat-api/operations';
import type { ChannelDataUpdate } from '@backchannel/chat-api/types';
import { filterFieldsOf } from '@backchannel/chat-api/spec';
import type { Context } from '../../context.ts';
import { ApiFailure, inputError } from '../../errors.ts';
import { emitChannelUpdated, emitMembersById, emitWholeChannel } from '../../events/channel-events.ts';
import { emitEvent } from '../../events/emit.ts';
import { emitVisible } from '../../events/message-events.ts';
import { isObject } from '../../values.ts';
import { findChannel, updateChannel } from '../../store/channels.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { channelCidsOf } from '../../store/channel-selection.ts';
import { hideChannelFor, showChannelFor } from '../../store/hides.ts';
import { updateMember } from '../../store/members.ts';
import type { TaskRow } from '../../store/tasks.ts';
import { startTask } from '../../tasks/run-task.ts';
import { defineLongTask } from '../../tasks/task-kinds.ts';
import type { StepEnd } from '../../tasks/task-kinds.ts';
import { toMillis, toWire } from '../../time.ts';
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
  (work: (context: Context, channel: ChannelRow, userId: string, now: Micros) => void): Work =>
  (context, channel, members) => {
    for (const userId of idsOf(members)) requireMember(context, channel, userId);
    for (const userId of idsOf(members)) work(context, channel, userId, context.clock.now());
  };

/** Archives the channel for a member, or takes it back. */
const archive = (on: boolean): Work =>
  forMembers((context, channel, userId, now) => {
    updateMember(context.db, channel.cid, userId, { archived_at: on ? now : null, updated_at: now });
    emitMembersById(context, 'member.updated', channel, [userId]);
  });

const invite: Work = (context, channel, members) => admitMembers(context, channel, members, 'invites');

const works: Record<Body['operation'], Work> = {
  addMembers: (context, channel, members) => admitMembers(context, channel, members, 'add_members'),
  removeMembers: (context, channel, members) => dismissMembers(context, channel, idsOf(members)),
  inviteMembers: invite,
  invites: invite,
  assignRoles,
  addModerators: (context, channel, members) => promoteModerators(context, channel, idsOf(members)),
  demoteModerators: (context, channel, members) => demoteModerators(context, channel, idsOf(members)),
  hide: forMembers((context, channel, userId, now) => {
    hideChannelFor(context.db, channel.cid, userId, now);
    emitWholeChannel(context, 'channel.hidden', channel, userId, { clear_history: false });
  }),
  show: forMembers((context, channel, userId) => {
    if (showChannelFor(context.db, channel.cid, userId)) emitVisible(context, channel, userId);
  }),
  archive: archive(true),
  unarchive: archive(false),
  updateData: (context, channel, _members, data) => {
    updateChannel(context.db, channel.cid, batchDataChange(context, channel, data));
    emitChannelUpdated(context, channel, undefined);
  },
};

const rfc3339 = (time: Micros): string => new Date(toMillis(time)).toISOString();

/** How far a batch has come, and which channels refused it so far, by the reason. */
interface Position {
  done: number;
  failed: { reason: string; cids: string[] }[];
}

function addFailure(failed: Position['failed'], reason: string, cid: string): Position['failed'] {
  const known = failed.find((entry) => entry.reason === reason);
  if (!known) return [...failed, { reason, cids: [cid] }];
  known.cids.push(cid);
  return failed;
}

const outcome = (body: Body, status: string, done: number, failed: Position['failed'], taskId: string) => ({
  operation: body.operation,
  status,
  success_channels_count: done - failed.reduce((count, entry) => count + entry.cids.length, 0),
  failed_channels: failed,
  task_id: taskId,
});

function tell(context: Context, what: 'started' | 'completed', fields: object, task: TaskRow): void {
  const finished = what === 'started' ? task.created_at : context.clock.now();
  emitEvent(context, {
    ...fields,
    type: `channel_batch_update.${what}`,
    batch_created_at: toWire(task.created_at),
    finished_at: toWire(finished),
  });
}

/** Every channel on its own: one that is refused is told in the result and leaves the others alone. */
function updateNext(
  { done, failed }: Position,
  cids: readonly string[],
  body: Body,
  context: Context,
  task: TaskRow,
): StepEnd {
  const cid = cids[done];
  if (cid === undefined) {
    const end = outcome(body, 'completed', done, failed, task.id);
    tell(context, 'completed', end, task);
    const dates = { batch_created_at: rfc3339(task.created_at), finished_at: rfc3339(context.clock.now()) };
    return { result: { ...end, ...dates } };
  }
  if (done === 0) tell(context, 'started', outcome(body, 'started', 0, [], task.id), task);
  try {
    context.db.attempt(() => {
      const channel = findChannel(context.db, cid);
      if (!channel) throw inputError(`Can't find channel with id ${cid}`);
      works[body.operation](context, channel, body.members ?? [], body.data ?? {});
    });
    return { progress: { done: done + 1, failed } };
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    return { progress: { done: done + 1, failed: addFailure(failed, error.message, cid) } };
  }
}

// The input is what the handler below has written, and the progress what the step before has.
const kind = defineLongTask('channel_batch_update', (progress, { cids, body }, context, task) =>
  updateNext(
    (progress as Position | undefined) ?? { done: 0, failed: [] },
    cids as string[],
    body as Body,
    context,
    task,
  ),
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
