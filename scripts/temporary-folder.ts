import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TemporaryFolder {
  readonly path: string;
  /** Removes it now. */
  remove(): void;
}

/** Makes a folder that is gone at the latest when this process exits. A signal must lead to `process.exit`
 *  for that. `beforeExit` ends whoever still works in there by then. It is made in `parent`, by default the system's
 *  folder for what is temporary. */
export function temporaryFolder(
  name: string,
  beforeExit: () => void = () => undefined,
  parent = tmpdir(),
): TemporaryFolder {
  const path = mkdtempSync(join(parent, `backchannel-${name}-`));
  // Whoever was just ended may still be at a last file.
  const clear = (): void => rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  const onExit = (): void => {
    beforeExit();
    clear();
  };
  process.once('exit', onExit);
  return {
    path,
    remove() {
      clear();
      process.off('exit', onExit);
    },
  };
}
