// The families of events that only the API itself sends.
const own =
  /^(ai_indicator|call|campaign|channel|channel_batch_update|connection|draft|export|flag|health|member|message|moderation|moderation_\w+|notification|poll|reaction|reminder|review_queue_item|thread|typing|user|user_group)\./;

/** Whether a type of event is one of the API's own, as opposed to what clients make up. */
export const isOwnType = (type: string): boolean => own.test(type);
