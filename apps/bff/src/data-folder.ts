import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ConfigError } from './config-error.ts';

/** In characters. */
export const minAuthSecretLength = 32;

/** Makes sure that the data folder is there, for this user only, and can be written. */
export function prepareDataFolder(path: string): void {
  try {
    makeFolder(resolve(path));
    // The dot is there in folders only.
    accessSync(`${path}/.`, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw unusable(path, cause);
  }
}

/** Makes sure that a file for SQLite is there and that this user alone may read it, whoever may enter its folder: it may
 *  hold password hashes and sessions. What SQLite puts beside it takes over its rights. */
export function ownFile(path: string): string {
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
  return path;
}

/** Makes sure that a folder below the data folder is there, for this user only, and that nothing is in it. */
export function prepareEmptyFolder(path: string): void {
  try {
    makeFolder(path);
    for (const name of readdirSync(path)) rmSync(join(path, name), { recursive: true, force: true });
  } catch (cause) {
    throw unusable(path, cause);
  }
}

/** Folder by folder: where the system denies that there is a folder above, as under /proc, a recursive `mkdirSync` never
 *  comes back. */
function makeFolder(path: string): void {
  if (!existsSync(dirname(path))) makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // There already, or made by another process in this moment; whether it is a folder shows when it is used.
    if (!hasCode(error, 'EEXIST')) throw error;
  }
}

/** The secret that signs sessions, made on the first start. The file appears whole or not at
 *  all, and of several processes that start together one wins. */
export function readOrCreateAuthSecret(dataDir: string): string {
  const path = join(dataDir, 'auth-secret');
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    const known = readIfThere(path);
    if (known !== undefined) return longEnough(path, known);
    writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true });
    try {
      linkSync(draft, path);
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    } finally {
      rmSync(draft, { force: true });
    }
    return readFileSync(path, 'utf8').trim();
  } catch (cause) {
    throw cause instanceof ConfigError ? cause : unusable(path, cause);
  }
}

/** A file that something else cut short must not sign sessions with what is left, or with nothing. */
function longEnough(path: string, secret: string): string {
  if (secret.length >= minAuthSecretLength) return secret;
  throw new ConfigError('BACKCHANNEL_DATA', `${path} is damaged; remove it, and everybody signs in again`);
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

function unusable(path: string, cause: unknown): ConfigError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
  return new ConfigError(
    'BACKCHANNEL_DATA',
    `cannot use ${path} (${code}); give a folder that this user may read and write`,
    { cause },
  );
}
