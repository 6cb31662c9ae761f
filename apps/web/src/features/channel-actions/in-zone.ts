import { dateAndTime, zoneStore } from '../../lib/times.ts';

/** "31 Oct 2026, 23:30 Asia/Tokyo": a moment in a zone that is named where it is not the page's. `words` turns it into text; default: date and time. */
export const inZone = (at: Date, zone: string, words = dateAndTime): string =>
  `${words(at, zone)}${besideZone(zone)}`;

/** What stands behind a time: the zone where it is not the page's, which goes without saying. */
export const besideZone = (zone: string): string => (zone === zoneStore.get() ? '' : ` ${zone}`);
