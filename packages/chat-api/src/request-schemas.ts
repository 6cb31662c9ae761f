import type { z } from 'zod';

/** The schemas of one operation's request, as far as it has the parts. Unknown fields are refused. */
export interface RequestSchemas {
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
}
