import { readFileSync } from 'node:fs';

/**
 * Whether a file of unit and integration tests is a quick one, by its absolute path. Four kinds take their time; a file
 * shows its kind by what it imports, its name, its folder or its first line:
 * - what starts programs, most of them to kill them (imports `node:child_process` or `test/process.ts`)
 * - what tries hundreds of made-up cases (`*.property.test.ts`)
 * - what makes a whole world (below `worlds`)
 * - what says that it takes seconds for another reason (its first line)
 */
export function isQuickTest(file: string): boolean {
  if (file.endsWith('.property.test.ts') || file.includes('/worlds/')) return false;
  const text = readFileSync(file, 'utf8');
  if (text.startsWith('// Takes its time')) return false;
  return !/from '(?:node:child_process|[./]+\/test\/process\.ts)'/.test(text);
}
