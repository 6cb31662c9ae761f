import { readFileSync, writeFileSync } from 'node:fs';
import { withCoverage } from './coverage-table.ts';

const file = new URL('../../../docs/sandbox.md', import.meta.url);
writeFileSync(file, withCoverage(readFileSync(file, 'utf8')));
