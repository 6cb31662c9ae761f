import { withoutIndexes } from '../../db/open.ts';
import type { Context } from '../../context.ts';
import { FILL_THREADS } from '../../db/fill-threads.ts';
import { findChannelType, saveChannelType } from '../../store/channel-types.ts';
import { inBulk } from '../../store/message-words.ts';
import type { Micros } from '../../time.ts';
import type { Campaigns } from './campaigns.ts';
import { makeCampaigns } from './campaigns.ts';
import type { ChannelRecord } from './channel.ts';
import { makeChannel } from './channel.ts';
import type { PastExport } from './exports.ts';
import { makeExports } from './exports.ts';
import { loadExports, loadRetention, loadUsage } from './load-data.ts';
import { loadCampaigns, loadChannel, loadModeration, loadPeople } from './load.ts';
import type { Moderation } from './moderation.ts';
import { moderate } from './moderation.ts';
import type { Person } from './people.ts';
import { makePeople } from './people.ts';
import { addOwnThings } from './own-things.ts';
import { planChannels } from './plans.ts';
import { addPolls } from './polls.ts';
import { addReports } from './reports.ts';
import type { Retention } from './retention.ts';
import { makeRetention } from './retention.ts';
import type { TeamUsage } from './usage.ts';
import { makeUsage } from './usage.ts';

/** The demo world before it is in a database. */
export interface DemoWorld {
  people: readonly Person[];
  moderation: Moderation;
  campaigns: Campaigns;
  usage: TeamUsage[];
  retention: Retention;
  exports: PastExport[];
  /** One by one, so that nobody has to hold 60,000 messages. */
  channels: () => Generator<ChannelRecord>;
}

/**
 * Lumen Travel, an invented travel company: its community and its support desk, 400 people, 2,000 channels (and
 * 24 deleted ones) and 60,000 messages. Ids, texts and structure are the same every time; moments stand in a
 * fixed relation to `now`, so that the newest message is a minute old.
 *
 * Five channels wait to be cleared out after the season; `seasonalFilter` in seasonal.ts finds exactly them:
 * `{"type":"messaging","team":"emea","frozen":true,"filter_tags":{"$in":["seasonal"]}}`.
 * They are `season-crew-nordics` (640 messages), `season-crew-alps`, `season-shuttle-drivers`,
 * `season-ferries-desk` and `season-harvest-walks`.
 */
export function makeDemo(now: Micros): DemoWorld {
  const people = makePeople(now);
  const moderation = moderate(people, now);
  const campaigns = makeCampaigns(people, now);
  const plans = planChannels(people, campaigns.channels, now);
  return {
    people,
    moderation,
    campaigns,
    usage: makeUsage(now),
    retention: makeRetention(now),
    exports: makeExports(now),
    *channels() {
      for (const plan of plans) yield makeChannel(plan, people, now);
      yield* campaigns.channels;
    },
  };
}

// Conversations of travellers and of the company are counted, the rest is not.
function countMessages({ db }: Context, names: readonly string[], now: Micros): void {
  for (const name of names) {
    const type = findChannelType(db, name);
    if (type) saveChannelType(db, { ...type, settings: { ...type.settings, count_messages: true } }, now);
  }
}

/** Fills a database that has the built-in channel types and nothing else; in one transaction. */
export function seedDemo(context: Context): void {
  const now = context.clock.now();
  const world = makeDemo(now);
  inBulk(context.db, () => {
    countMessages(context, ['messaging', 'team'], now);
    loadPeople(context.db, world.people);
    // What comes after this looks rows up.
    withoutIndexes(context.db, () => {
      for (const record of world.channels()) loadChannel(context.db, record);
    });
    loadModeration(context.db, world.moderation);
    loadCampaigns(context, world.campaigns);
    context.db.script(FILL_THREADS);
    addPolls(context.db, now);
    addOwnThings(context, now);
    addReports(context, now);
    loadUsage(context.db, world.usage);
    loadRetention(context.db, world.retention);
    loadExports(context, world.exports);
  });
}
