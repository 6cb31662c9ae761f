/** The present in epoch milliseconds. Tests give their own. */
export type Clock = () => number;

export const systemClock: Clock = () => Date.now();
