import { createSandbox } from '@backchannel/sandbox';

/** Writes the demo world into a new data file and closes it again. */
export async function makeWorld(file: string): Promise<void> {
  const sandbox = await createSandbox({ data: file, world: 'demo' });
  await sandbox.close();
}
