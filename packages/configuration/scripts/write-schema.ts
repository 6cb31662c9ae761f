import { writeFileSync } from 'node:fs';
import { jsonSchema } from '../src/document/index.ts';

// Writes docs/configuration.schema.json. Run it after the contract or the settings' meanings change: `npm run generate`.
writeFileSync(
  new URL('../../../docs/configuration.schema.json', import.meta.url),
  `${JSON.stringify(jsonSchema(), null, 2)}\n`,
);
