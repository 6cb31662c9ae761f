import type { Context } from '../../context.ts';
import { inputError } from '../../errors.ts';
import { findPermission } from '../../permission-list.ts';
import { findBlockList } from '../../store/block-lists.ts';
import type { ChannelTypeSettings, Grants } from '../../store/channel-types.ts';
import { resolveCommands } from '../../store/commands.ts';
import { isRole } from '../../store/roles.ts';

// Of Go, as the API's description has it: `2h30m`.
const DURATION = /^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))+$/;
const RETENTION = /^(?:infinite|\d{1,6})$/;

function checkCommands({ db }: Context, names: readonly string[] = []): void {
  for (const name of names)
    if (name !== 'all' && resolveCommands(db, [name]).length === 0)
      throw inputError(`command "${name.slice(0, 100)}" does not exist`);
}

function checkBlockLists(
  context: Context,
  { blocklist, blocklists = [] }: Partial<ChannelTypeSettings>,
): void {
  const names = [...(blocklist ? [blocklist] : []), ...blocklists.map((entry) => entry.blocklist)];
  for (const name of names)
    if (!findBlockList(context.db, name))
      throw inputError(`block list "${name.slice(0, 100)}" does not exist`);
}

/** Throws 400/4 for grants of a role that is not there, or of a permission that is none. */
export function checkGrants({ db }: Context, grants: Grants = {}): void {
  for (const [role, permissions] of Object.entries(grants)) {
    if (!isRole(db, role)) throw inputError(`role "${role.slice(0, 100)}" in "grants" does not exist`);
    const unknown = permissions.find((id) => findPermission(id) === undefined);
    if (unknown !== undefined)
      throw inputError(`permission "${unknown.slice(0, 100)}" in "grants.${role}" does not exist`);
  }
}

/** Throws 400/4 for what a channel type cannot have: text that is too short, commands and lists that are not there. */
export function checkSettings(context: Context, settings: Partial<ChannelTypeSettings>): void {
  const { max_message_length: most, partition_ttl: ttl, message_retention: retention } = settings;
  if (most !== undefined && most < 1) throw inputError('field "max_message_length" must be 1 or greater');
  if (typeof ttl === 'string' && !DURATION.test(ttl))
    throw inputError(`field "partition_ttl" must be a duration such as "2h30m"`);
  if (retention !== undefined && !RETENTION.test(retention))
    throw inputError('field "message_retention" must be "infinite" or a number of days');
  checkCommands(context, settings.commands);
  checkBlockLists(context, settings);
}
