import type { Context } from '../context.ts';
import { compileAudience } from '../operations/segments/compile-audience.ts';
import { channelsAfter, lastNumber, targetsInWindow } from '../store/audience.ts';
import { addRecipients } from '../store/campaign-recipients.ts';
import { segmentsOf, updateCampaign } from '../store/campaigns.ts';
import type { CampaignRow } from '../store/campaigns.ts';
import { selectTargets } from '../store/segment-targets.ts';
import { findSegment } from '../store/segments.ts';
import type { SegmentRow } from '../store/segments.ts';
import { sql } from '../filter/sql.ts';
import { parseObject, parseStrings } from '../values.ts';

/** How far it has come: which of the campaign's segments, and the last number, id or cid of it that is done. */
interface Place {
  segment: number;
  after: number | string;
}

/** Where collecting begins. */
export const FIRST: Place = { segment: 0, after: 0 };

const SLICE_MS = 10;
// Rows that are looked at in one go.
const WINDOW = 500;

const placeOf = (text: string | null): Place => {
  const { segment, after } = parseObject(text);
  return {
    segment: typeof segment === 'number' ? segment : 0,
    after: typeof after === 'number' || typeof after === 'string' ? after : 0,
  };
};

/** The next ones, and behind which the ones after them are; `after` is absent when there are none. */
interface Share {
  targets: string[];
  after?: number | string;
}

function shareOfList(list: readonly string[], after: number | string): Share {
  const from = Number(after);
  const targets = list.slice(from, from + WINDOW);
  return targets.length < WINDOW ? { targets } : { targets, after: from + WINDOW };
}

const shareByKey = (targets: string[]): Share => {
  const last = targets.at(-1);
  return targets.length < WINDOW || last === undefined ? { targets } : { targets, after: last };
};

function shareOfSegment(
  context: Context,
  segment: SegmentRow,
  senderId: string,
  after: number | string,
): Share {
  const { db } = context;
  // Numbers begin at one and keys behind the empty text, so that one beginning serves both.
  const key = after === 0 ? '' : String(after);
  if (segment.all_sender_channels === 1) return shareByKey(channelsAfter(db, senderId, key, WINDOW));
  const audience = compileAudience(context, segment);
  if (!audience) {
    const rows = selectTargets(db, segment.id, sql('t.target_id > ?', key), 't.target_id', WINDOW);
    return shareByKey(rows.map((row) => row.target_id));
  }
  const from = Number(after);
  const until = from + WINDOW;
  const targets = targetsInWindow(db, segment.type, audience, { after: from, until });
  return until >= lastNumber(db, segment.type) ? { targets } : { targets, after: until };
}

/**
 * Writes the next of those whom a campaign is for into its ledger, each once. When all are in it the campaign no
 * longer has a place where collecting goes on.
 */
export function collectRecipients(context: Context, row: CampaignRow): void {
  const { db } = context;
  const userIds = parseStrings(row.user_ids);
  const segmentIds = segmentsOf(db, [row.id]).get(row.id) ?? [];
  const sources = userIds.length > 0 ? 1 : segmentIds.length;
  const until = performance.now() + SLICE_MS;
  let place = placeOf(row.collected);
  while (place.segment < sources && performance.now() < until) {
    const segment = userIds.length > 0 ? undefined : findSegment(db, segmentIds[place.segment] ?? '');
    const share = segment
      ? shareOfSegment(context, segment, row.sender_id, place.after)
      : // A segment deleted on the way has nobody in it.
        shareOfList(userIds, place.after);
    addRecipients(db, row.id, segment?.type ?? 'user', share.targets);
    place =
      share.after === undefined
        ? { segment: place.segment + 1, after: 0 }
        : { segment: place.segment, after: share.after };
  }
  updateCampaign(db, row.id, { collected: place.segment < sources ? JSON.stringify(place) : null });
}
