import { generateFilterFields } from './filter-fields.ts';
import { generateOperations } from './operations.ts';
import { generateSchemas } from './schemas.ts';
import { generateTypes } from './types.ts';

/** Every generated file by its name in `src/generated`. Pure: a test compares it with what is committed. */
export const generateAll = (): Record<string, string> => ({
  'types.ts': generateTypes(),
  'operations.ts': generateOperations(),
  'request-schemas.ts': generateSchemas('request'),
  'answer-schemas.ts': generateSchemas('answer'),
  'filter-fields.ts': generateFilterFields(),
});
