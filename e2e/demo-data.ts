import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../scripts/parts/sandbox.ts';
import { cleanEnvironment } from '../scripts/clean-environment.ts';

/** Where the made demo world of this run lies; handed to the workers by environment. */
export const demoDataVariable = 'BACKCHANNEL_E2E_DEMO_DATA';

/** Makes the demo world once per run; each world of a test begins as a copy of its file. */
export default async function makeDemoData(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'backchannel-e2e-demo-'));
  const data = join(folder, 'sandbox.db');
  const { part } = await startSandbox({ data, world: 'demo', env: cleanEnvironment() });
  await part.stop();
  process.env[demoDataVariable] = data;
  return () => rmSync(folder, { recursive: true, force: true });
}
