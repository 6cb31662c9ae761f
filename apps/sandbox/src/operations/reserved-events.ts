import { ApiFailure, inputError } from '../errors.ts';

// The families of events that only the API itself sends.
const reserved =
  /^(ai_indicator|call|campaign|channel|channel_batch_update|connection|draft|export|flag|health|member|message|moderation|moderation_\w+|notification|poll|reaction|reminder|review_queue_item|thread|typing|user|user_group)\./;

const LONGEST_TYPE = 100;

/** Throws 400/4 for an event without a type, 400/18 for one that only the API itself may send. */
export function checkCustomType(type: string): void {
  if (type === '') throw inputError('"event.type" is a required field');
  if (reserved.test(type))
    throw new ApiFailure('eventNotSupported', `event type "${type.slice(0, LONGEST_TYPE)}" is reserved`);
}
