import type { Context } from '../../context.ts';
import { doesNotExist } from '../../errors.ts';
import { findChannelType } from '../../store/channel-types.ts';
import type { ChannelType } from '../../store/channel-types.ts';

/** The channel type of that name. Throws 404/16 when there is none. */
export function requireChannelType({ db }: Context, name: string): ChannelType {
  const type = findChannelType(db, name);
  if (!type) throw doesNotExist(`channel type ${name} does not exist`);
  return type;
}
