import { defineDueWork } from '../../due/due-work.ts';
import { endBans, nextBanEnd } from '../../store/bans.ts';
import { endFutureBans, nextFutureBanEnd } from '../../store/future-channel-bans.ts';
import { emitUnbanned } from './ban-event.ts';

const AT_ONCE = 50;

// A ban that has ended stays in the list of bans, and binds nobody.
defineDueWork({
  kind: 'ban',
  next: ({ db }) => nextBanEnd(db),
  run(context, at) {
    for (const ban of endBans(context.db, at, AT_ONCE)) emitUnbanned(context, ban, undefined);
  },
});

defineDueWork({
  kind: 'ban from future channels',
  next: ({ db }) => nextFutureBanEnd(db),
  run: ({ db }, at) => endFutureBans(db, at, AT_ONCE),
});
