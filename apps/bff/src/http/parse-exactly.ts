import { InvalidRequest } from './errors.ts';

/** What the parser tells of a value beside it; of a number, how it was written. */
interface Written {
  readonly source?: string;
}

/** Fewer digits always fit. */
const manyDigits = /\d{16}/;
const integer = /^-?\d+$/;

/** `JSON.parse`, but for integers that this server could only pass on as others. Throws `InvalidRequest` for those, and
 *  `SyntaxError`. */
export const parseExactly = (text: string): unknown =>
  // A reviver is asked for every value, which few texts need.
  manyDigits.test(text) ? JSON.parse(text, refuseInexact) : JSON.parse(text);

// TypeScript does not know the third argument yet.
function refuseInexact(name: string, value: unknown, ...[written]: Written[]): unknown {
  const source = written?.source;
  if (typeof value === 'number' && source !== undefined && integer.test(source) && !isExact(value, source)) {
    const message = `${source.slice(0, 40)} is an integer too large to be passed on exactly; send it as text.`;
    throw new InvalidRequest([{ path: name, message }]);
  }
  return value;
}

const isExact = (value: number, source: string): boolean =>
  Number.isFinite(value) && BigInt(value) === BigInt(source);
