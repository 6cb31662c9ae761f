import { inputError } from '../../errors.ts';

const USER_ID = /^[\w@.!-]{1,255}$/;

/** Throws 400/4 for an id that no user can have. */
export function checkUserId(id: string): void {
  if (!USER_ID.test(id))
    throw inputError(`user id "${id.slice(0, 100)}" may only have letters, digits and @_-.!`);
}
