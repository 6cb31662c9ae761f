export type ScalarType = 'string' | 'number' | 'boolean';

/** The nearest type that can be typed: a date or an unknown one is typed as text. */
export const scalarTypeOf = (type: string): ScalarType =>
  type === 'number' || type === 'boolean' ? type : 'string';

/** What somebody typed, as a value; when it is none of that type, the text itself, for the check to speak about. */
export function readValue(text: string, type: ScalarType): unknown {
  if (type === 'number') {
    const number = Number(text.trim().replace('−', '-'));
    return text.trim() === '' || !Number.isFinite(number) ? text : number;
  }
  if (type === 'boolean') return text.trim() === 'true' ? true : text.trim() === 'false' ? false : text;
  return text === '' ? undefined : text;
}

/** A value as it is typed. */
export const typedText = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);
