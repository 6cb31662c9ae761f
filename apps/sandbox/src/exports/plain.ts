import { typeSpecs } from '@backchannel/chat-api/spec';
import { isObject } from '../values.ts';

const moments = new Set(
  Object.values(typeSpecs).flatMap(({ properties }) =>
    Object.entries(properties).flatMap(([name, spec]) => (spec.format === 'date-time' ? [name] : [])),
  ),
);

/** A moment off the wire (nanoseconds) as exports write it: RFC 3339 in UTC, exact to the microsecond. */
function plainMoment(nanoseconds: number): string {
  const micros = Math.round(nanoseconds / 1000);
  const millis = Math.floor(micros / 1000);
  const rest = String(micros - millis * 1000).padStart(3, '0');
  return `${new Date(millis).toISOString().slice(0, -1)}${rest}Z`;
}

/** A wire object with its moments as text; what people keep under `custom` stays as it is. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => {
      if (key === 'custom') return [key, entry];
      return [key, typeof entry === 'number' && moments.has(key) ? plainMoment(entry) : plain(entry)];
    }),
  );
}

/** {@link plain} as JSON text. */
export const plainJson = (value: unknown): string => JSON.stringify(plain(value));
