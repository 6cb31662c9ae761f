import { ConfigError } from './config-error.ts';
import type { Config } from './config.ts';
import { NewerTables } from './db/migrate.ts';

/** What kept the server from starting, as the one line that people get to read. */
export const startError = (error: unknown): string =>
  error instanceof ConfigError ? error.message : `Backchannel could not start: ${oneLine(error)}`;

/** A failure to listen. */
export function portError(cause: unknown, { port, host }: Pick<Config, 'port' | 'host'>): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE') {
    return new ConfigError('PORT', `${port} is in use; stop the other program or set another PORT`, {
      cause,
    });
  }
  if (code === 'EACCES') {
    return new ConfigError('PORT', `${port} needs rights that this user lacks; set a PORT above 1023`, {
      cause,
    });
  }
  if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') {
    return new ConfigError(
      'BACKCHANNEL_HOST',
      `${host} is no address of this machine; give one, localhost or 0.0.0.0`,
      {
        cause,
      },
    );
  }
  return cause;
}

/** A failure of the database while it was opened. Of a URL nothing is shown: it has a password. */
export function databaseError(cause: unknown, config: Config, isPostgres: boolean): ConfigError {
  if (cause instanceof NewerTables)
    return isPostgres
      ? new ConfigError(
          'DATABASE_URL',
          'the database is of a newer version of Backchannel; start that one, or give another database',
          { cause },
        )
      : new ConfigError(
          'BACKCHANNEL_DATA',
          `the database in ${config.dataDir} is of a newer version of Backchannel; start that one, or give another folder`,
          { cause },
        );
  return isPostgres
    ? new ConfigError(
        'DATABASE_URL',
        `the database cannot be used (${oneLine(cause)}); check the address, the account and its rights`,
        { cause },
      )
    : new ConfigError(
        'BACKCHANNEL_DATA',
        `the database in ${config.dataDir} cannot be used (${oneLine(cause)}); give another folder or mend it`,
        { cause },
      );
}

function oneLine(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  // A refused connection has no message of its own, only a code.
  const text = error.message || ('code' in error ? String(error.code) : error.name);
  return text.replaceAll(/\s+/g, ' ');
}
