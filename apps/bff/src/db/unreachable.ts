import { HttpError } from '../http/errors.ts';

/** There is no connection to the database, so nothing was asked of it. */
export class DatabaseUnreachable extends HttpError {
  override readonly name = 'DatabaseUnreachable';
  constructor(cause: unknown) {
    super(
      503,
      'database_unreachable',
      'The database of this server cannot be reached. Try again in a moment.',
      {
        cause,
      },
    );
  }
}
