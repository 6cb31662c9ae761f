import type { z } from 'zod';
import { findOddity } from './check-json.ts';
import { InvalidRequest } from './errors.ts';

/** The value as the schema declares it. Throws `InvalidRequest` that names every wrong field. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const odd = findOddity(value);
  if (odd) throw new InvalidRequest([odd]);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new InvalidRequest(
    result.error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message })),
  );
}
