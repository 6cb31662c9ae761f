import type { CampaignStatus } from '../../store/campaigns.ts';
import type { NewSegment } from '../../store/segments.ts';
import type { Person } from './people.ts';
import { seasonalPlans } from './seasonal.ts';

/** A segment of the demo world; who is in it follows from its filter, or is named. */
export interface SegmentPlan extends Pick<NewSegment, 'id' | 'type' | 'description'> {
  name: string;
  daysOld: number;
  filter?: Record<string, unknown>;
  allUsers?: true;
  allSenderChannels?: true;
  /** Who of the people it names or, by the same words as its filter, finds. */
  people?: (person: Person) => boolean;
  /** Which channels it names. */
  cids?: readonly string[];
  deletedDaysAgo?: number;
}

/** Whether the person's own data says so; they are filtered by the same in `filter`. */
const has =
  (key: string, value: unknown) =>
  (person: Person): boolean => {
    const custom: unknown = JSON.parse(person.row.custom);
    return typeof custom === 'object' && custom !== null && Reflect.get(custom, key) === value;
  };

const isGold = has('loyalty', 'gold');
const readsNews = has('newsletter', true);
const isCoastal = (person: Person): boolean => !person.isStaff && person.language === 'no';

export const segmentPlans: readonly SegmentPlan[] = [
  {
    id: 'gold-travellers',
    type: 'user',
    name: 'Gold travellers',
    description: 'Everybody with a gold card',
    daysOld: 210,
    filter: { loyalty: 'gold' },
    people: isGold,
  },
  {
    id: 'newsletter-readers',
    type: 'user',
    name: 'Newsletter',
    description: 'Who has asked for the newsletter, staff left out',
    daysOld: 400,
    filter: { $and: [{ newsletter: true }, { role: 'user' }] },
    people: (person) => readsNews(person) && person.row.role === 'user',
  },
  {
    id: 'everybody',
    type: 'user',
    name: 'Everybody',
    description: 'For the day when it concerns all',
    daysOld: 390,
    allUsers: true,
  },
  {
    id: 'storm-desk',
    type: 'user',
    name: 'Coast, on the road this week',
    description: 'Collected by the night desk, one by one',
    daysOld: 2,
    people: isCoastal,
  },
  {
    id: 'live-streams',
    type: 'channel',
    name: 'Live streams',
    description: 'Cameras and shows',
    daysOld: 120,
    filter: { type: 'livestream' },
  },
  {
    id: 'season-crews',
    type: 'channel',
    name: 'Season crews',
    description: 'Last year’s crews, to be asked again',
    daysOld: 30,
    cids: seasonalPlans.map(({ type, id }) => `${type}:${id}`),
  },
  {
    id: 'wherever-we-write',
    type: 'channel',
    name: 'Wherever we write',
    description: 'All channels of whoever sends',
    daysOld: 77,
    allSenderChannels: true,
  },
  {
    id: 'spring-testers',
    type: 'user',
    name: 'Spring testers',
    description: 'No longer needed',
    daysOld: 260,
    people: (person) => person.language === 'el',
    deletedDaysAgo: 140,
  },
];

/** A campaign of the demo world. Moments are whole days, so that who gets it does not depend on the time of day. */
export interface CampaignOutline {
  id: string;
  name?: string;
  description: string;
  sender: string;
  text: string;
  status: CampaignStatus;
  daysOld: number;
  segments: readonly string[];
  /** Who of the people it names, instead of segments; so many at most. */
  people?: (person: Person) => boolean;
  most?: number;
  /** Days from now when it was or will be started, and is to be stopped; the past is negative. */
  startDay?: number;
  stopDay?: number;
  /** How many of its recipients were done with when it was stopped, or so far. */
  reached?: number;
  custom?: Record<string, unknown>;
}

/** The oldest first. */
export const campaignOutlines: readonly CampaignOutline[] = [
  {
    id: 'summer-newsletter',
    name: 'Summer newsletter',
    description: 'Stopped when the prices changed',
    sender: 'ottilie',
    text: 'Hello {{ receiver.name }}, the summer issue is out: ferries, fjords and forty quiet beaches. Yours, {{ sender.name }}',
    status: 'stopped',
    daysOld: 154,
    segments: ['newsletter-readers'],
    startDay: -150,
    reached: 40,
    custom: { issue: 'summer' },
  },
  {
    id: 'spring-test',
    name: 'Spring offers, test run',
    description: 'Called off before it went out',
    sender: 'kjaersti',
    text: 'Dear {{ receiver.name }}, would you try something for us?',
    status: 'stopped',
    daysOld: 145,
    segments: ['spring-testers'],
  },
  {
    id: 'autumn-offers',
    name: 'Autumn offers',
    description: 'One night free for gold cards',
    sender: 'ottilie',
    text: '{{ receiver.name }}, the third night is on us until the end of the month. Show this message at the desk. — {{ sender.name }}, Lumen Travel',
    status: 'completed',
    daysOld: 63,
    segments: ['gold-travellers'],
    startDay: -60,
    custom: { offer: 'third-night' },
  },
  {
    id: 'gold-survey',
    name: 'How was it?',
    description: 'Three questions after the season',
    sender: 'ottilie',
    text: 'Three questions, one minute, {{ receiver.name }}: how was your last trip with us?',
    status: 'completed',
    daysOld: 21,
    segments: [],
    people: (person) => !person.isStaff && (person.language === 'de' || isGold(person)),
    most: 48,
    startDay: -20,
  },
  {
    id: 'harbour-evening',
    name: 'Harbour evening',
    description: 'An hour before the lights go on',
    sender: 'soren',
    text: 'Tonight in {{ channel.name }}: the harbour by night, with {{ sender.name }}.',
    status: 'scheduled',
    daysOld: 6,
    segments: ['live-streams'],
    startDay: 1,
  },
  {
    id: 'winter-preview',
    name: 'Winter preview',
    description: 'Before the catalogue is printed',
    sender: 'ottilie',
    text: 'Snow is early this year, {{ receiver.name }}. A first look at the winter, for you alone.',
    status: 'scheduled',
    daysOld: 4,
    segments: ['gold-travellers', 'newsletter-readers'],
    startDay: 3,
    stopDay: 5,
  },
  {
    id: 'storm-notice',
    name: 'Storm on the coast',
    description: 'Ferries are cancelled; goes out in two parts',
    sender: 'kjaersti',
    text: 'Dear {{ receiver.name }}, the ferries do not sail tomorrow. We are finding you a bed: answer here.',
    status: 'in_progress',
    daysOld: 2,
    segments: ['storm-desk'],
    startDay: -1,
    reached: 14,
    custom: { urgent: true },
  },
  {
    id: 'crew-roster',
    name: 'Crew roster',
    description: 'Who comes back next year?',
    sender: 'kjaersti',
    text: 'Does anybody of {{ channel.name }} come back next summer?',
    status: 'draft',
    daysOld: 1,
    segments: ['season-crews'],
  },
  {
    id: '5f0d8c1e-7a44-4c0e-9d52-6b1f0c3a9e77',
    description: '',
    sender: 'zoe',
    text: 'Hi {{ receiver.name }}!',
    status: 'draft',
    daysOld: 0,
    segments: [],
    people: (person) => person.language === 'vi' && !person.isStaff,
    most: 5,
  },
];
