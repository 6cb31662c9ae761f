import { chmodSync, closeSync, existsSync, openSync, statSync } from 'node:fs';

/** Makes sure that a file is there and that this user alone may read it, whoever may enter its folder. What SQLite puts
 *  beside it takes over its rights. */
export function ownFile(path: string): void {
  // One that is there is not opened: to close it would end the locks of this process' connections to it.
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
  else if (statSync(path).isFile()) chmodSync(path, 0o600);
}
