import type { ChannelsInput } from '../../exports/channel-content.ts';
import type { Micros } from '../../time.ts';
import { DAY, MINUTE } from './moments.ts';

/** An export that somebody asked for. */
export interface PastExport {
  id: string;
  kind: 'export_channels' | 'export_users';
  input: ChannelsInput | { ids: string[] };
  at: Micros;
  /** Its file is no longer kept. */
  lapsed?: true;
  /** Why it came to nothing. */
  failure?: string;
}

const channels = (cids: readonly string[], wish: Partial<ChannelsInput> = {}): ChannelsInput => ({
  channels: cids.map((cid) => ({ cid, since: 0, until: Number.MAX_SAFE_INTEGER })),
  version: 'v1',
  format: 'json',
  includeFields: [],
  exportUsers: false,
  clearDeletedText: false,
  includeTruncated: false,
  ...wish,
});

const id = (last: number): string => `e0000000-0000-4000-8000-00000000000${last}`;

/** Exports of the last months in every format, one that failed and one whose file has gone. */
export const makeExports = (now: Micros): PastExport[] => [
  {
    id: id(1),
    kind: 'export_channels',
    input: channels(['messaging:season-crew-alps'], { exportUsers: true }),
    at: now - 95 * MINUTE,
  },
  {
    id: id(2),
    kind: 'export_channels',
    input: channels(['messaging:season-shuttle-drivers', 'messaging:season-ferries-desk'], { version: 'v2' }),
    at: now - 3 * DAY,
  },
  {
    id: id(3),
    kind: 'export_channels',
    input: channels(['messaging:season-harvest-walks'], {
      version: 'v2',
      format: 'csv',
      includeFields: ['created_at', 'user.name', 'text'],
    }),
    at: now - 12 * DAY,
  },
  { id: id(4), kind: 'export_users', input: { ids: ['soren'] }, at: now - 30 * DAY },
  {
    id: id(5),
    kind: 'export_channels',
    input: channels(['messaging:season-crew-nordics']),
    at: now - 41 * DAY,
    failure: 'ENOSPC: no space left on device, write',
  },
  {
    id: id(6),
    kind: 'export_channels',
    input: channels(['messaging:season-crew-nordics']),
    at: now - 80 * DAY,
    lapsed: true,
  },
];
