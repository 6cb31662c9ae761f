import { mkdirSync, writeFileSync } from 'node:fs';
import { generateAll } from './generator/index.ts';

// Writes src/generated from spec/ and the overlay. Run it after either changes: `pnpm generate`.
const folder = new URL('../src/generated/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(generateAll())) writeFileSync(new URL(name, folder), text);
