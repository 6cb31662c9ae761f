/**
 * What Node is started with to run a sandbox. Answers are made of many small objects that are all in use until they
 * leave, and one thread makes them for everybody. Left to itself, Node gathers up to 128 MB before it looks which are
 * still in use, and stops everything for as long as it takes to copy these; so it looks more often, and each time stops
 * for a few milliseconds. It copies them by itself: helpers of its own take longer to get a processor than they save.
 */
export const sandboxNodeArgs = ['--max-semi-space-size=4', '--no-parallel-scavenge'];
