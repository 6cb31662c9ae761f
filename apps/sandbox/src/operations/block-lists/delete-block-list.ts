import type { deleteBlockList as Operation } from '@backchannel/chat-api/operations';
import type { Context } from '../../context.ts';
import { removeBlockList } from '../../store/block-lists.ts';
import { allChannelTypes, saveChannelType } from '../../store/channel-types.ts';
import type { Handler } from '../handler.ts';
import { requireOwnBlockList } from './own-block-list.ts';

/** Takes a list that is gone out of the channel types that name it. */
function forget({ db, clock }: Context, name: string): void {
  for (const type of allChannelTypes(db)) {
    const { blocklist, blocklists, ...rest } = type.settings;
    const others = blocklists?.filter((entry) => entry.blocklist !== name);
    if (blocklist !== name && others?.length === blocklists?.length) continue;
    const settings = {
      ...rest,
      ...(blocklist !== undefined && blocklist !== name && { blocklist }),
      ...(others && others.length > 0 && { blocklists: others }),
    };
    saveChannelType(db, { ...type, settings }, clock.now());
  }
}

/** Removes a list of the app's own, also from the channel types. */
export const deleteBlockList: Handler<typeof Operation> = ({ params: { name }, query }, context) => {
  const { team } = requireOwnBlockList(context, name, query.team);
  removeBlockList(context.db, name, team);
  // Channel types name the lists of the whole app.
  if (team === '') forget(context, name);
  return {};
};
