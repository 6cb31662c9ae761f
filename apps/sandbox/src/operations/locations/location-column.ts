import type { SharedLocation } from '@backchannel/chat-api/types';
import type { Context } from '../../context.ts';
import { inputError } from '../../errors.ts';
import { toMicros, toWire, toWireOptional } from '../../time.ts';
import type { Micros } from '../../time.ts';
import { compact } from '../../values.ts';

/** Throws 400/4 for a place that is nowhere on earth. */
export function checkPlace(latitude: number | undefined, longitude: number | undefined): void {
  for (const [name, value, most] of [
    ['latitude', latitude, 90],
    ['longitude', longitude, 180],
  ] as const) {
    if (value !== undefined && Math.abs(value) > most)
      throw inputError(`field "${name}" must be between -${most} and ${most} but got ${value}`);
  }
}

/** The column of a message's location: live until its end, or without one a place that stays. Throws 400/4. */
export function locationColumn(
  { clock }: Context,
  location: SharedLocation,
  { cid, id, userId, at }: { cid: string; id: string; userId: string; at: Micros },
): string {
  checkPlace(location.latitude, location.longitude);
  const end = toMicros(location.end_at);
  if (end !== undefined && end <= clock.now())
    throw inputError('field "shared_location.end_at" must be in the future');
  return JSON.stringify(
    compact({
      channel_cid: cid,
      message_id: id,
      user_id: userId,
      latitude: location.latitude,
      longitude: location.longitude,
      created_by_device_id: location.created_by_device_id ?? '',
      end_at: toWireOptional(end ?? null),
      created_at: toWire(at),
      updated_at: toWire(at),
    }),
  );
}
