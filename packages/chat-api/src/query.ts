import type { ParameterSpec } from './spec.ts';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const encodeValue = (value: unknown): string => {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value) && !value.some(isObject)) return value.join(',');
  return isObject(value) ? JSON.stringify(value) : String(value);
};

/**
 * Write query parameters as the Chat API reads them: lists of scalars joined by commas, objects and lists
 * of objects as JSON, dates as RFC 3339; absent and null values are left out.
 * @returns text with a leading `?`, or the empty string when nothing is set.
 */
export function encodeQuery(query: object): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) parameters.set(name, encodeValue(value));
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

const decodeValue = (spec: ParameterSpec, text: string): unknown => {
  if (spec.type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  if (spec.type === 'integer' || (spec.type === 'number' && spec.format !== 'date-time')) {
    const value = Number(text);
    return text.trim() === '' || Number.isNaN(value) ? text : value;
  }
  if (spec.type === 'array' && spec.items?.ref === undefined) return text === '' ? [] : text.split(',');
  if (spec.type === 'array' || spec.type === 'object') {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return text; // Left as text, so that the schema names the parameter and what it wanted.
    }
  }
  return text;
};

/**
 * Read back what {@link encodeQuery} wrote, by the operation's description.
 * Values of the wrong type stay text: checking them is the schema's work. Unknown names are kept for the same reason.
 */
export function decodeQuery(
  specs: readonly ParameterSpec[],
  parameters: URLSearchParams,
): Record<string, unknown> {
  const query: Record<string, unknown> = {};
  for (const [name, text] of parameters) {
    const spec = specs.find((candidate) => candidate.name === name);
    query[name] = spec ? decodeValue(spec, text) : text;
  }
  return query;
}
