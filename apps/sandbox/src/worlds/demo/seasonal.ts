import type { ChannelPlan } from './plan.ts';

const DAY = 24 * 60;

const season = (
  id: string,
  name: string,
  plan: Pick<ChannelPlan, 'language' | 'messages' | 'members' | 'known' | 'days'> & { idleDays: number },
  custom: Record<string, unknown>,
): ChannelPlan => {
  const { idleDays, ...rest } = plan;
  return {
    ...rest,
    type: 'messaging',
    id,
    name,
    topic: 'season',
    team: 'emea',
    idleMinutes: idleDays * DAY,
    custom: { desk: 'operations', cost_centre: 4410, ...custom },
    traits: { frozen: true, tags: ['seasonal', 'crew'] },
  };
};

/**
 * The five channels that a moderator looks for to clear out after the season: messaging, team emea, frozen, and
 * tagged `seasonal` (no other channel is all four), each quiet for at least half a year. The first has a long
 * conversation.
 */
export const seasonalPlans: readonly ChannelPlan[] = [
  season(
    'season-crew-nordics',
    'Season crew · Nordics',
    {
      language: 'en',
      messages: 640,
      members: 38,
      known: ['kjaersti', 'soren', 'oleksandra', 'zoe', 'ottilie'],
      days: 160,
      idleDays: 214,
    },
    { base: 'Tromsø', vans: 4, huts: ['Eastern lake', 'Northern viewpoint', 'Ridge'] },
  ),
  season(
    'season-crew-alps',
    'Season crew · Alps and lakes',
    { language: 'de', messages: 96, members: 21, known: ['zoe', 'kjaersti'], days: 120, idleDays: 230 },
    { base: 'Innsbruck', vans: 2 },
  ),
  season(
    'season-shuttle-drivers',
    'Season shuttle · drivers Innsbruck ↔ Chur',
    { language: 'de', messages: 58, members: 12, known: ['zoe', 'ottilie'], days: 90, idleDays: 241 },
    { base: 'Chur', vans: 6, radio_channel: 6 },
  ),
  season(
    'season-ferries-desk',
    'Season desk · summer ferries 🛳️',
    { language: 'no', messages: 124, members: 17, known: ['soren', 'kjaersti'], days: 110, idleDays: 402 },
    { base: 'Bergen', lines: ['Flåm', 'Svolvær', 'Ålesund'] },
  ),
  season(
    'season-harvest-walks',
    'Season guides · harvest walks 🍇',
    { language: 'fr', messages: 41, members: 9, known: ['ottilie', 'zoe'], days: 60, idleDays: 376 },
    { base: 'Colmar', walks_per_week: 5 },
  ),
];

/** The narrowing that finds exactly {@link seasonalPlans}, as the API's filter. */
export const seasonalFilter = {
  type: 'messaging',
  team: 'emea',
  frozen: true,
  filter_tags: { $in: ['seasonal'] },
};
