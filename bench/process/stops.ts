/** What must be undone when a measurement ends, in the order in which it was begun. */
export const stops: (() => void | Promise<void>)[] = [];

/** Undoes everything, last first. Safe to call again. */
export async function stopAll(): Promise<void> {
  for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) await stop();
}
