import { ApiFailure, inputError } from '../errors.ts';
import { isOwnType } from '../events/own-types.ts';

const LONGEST_TYPE = 100;

/** Throws 400/4 for an event without a type, 400/18 for one that only the API itself may send. */
export function checkCustomType(type: string): void {
  if (type === '') throw inputError('"event.type" is a required field');
  if (isOwnType(type))
    throw new ApiFailure('eventNotSupported', `event type "${type.slice(0, LONGEST_TYPE)}" is reserved`);
}
