/** Milliseconds of processor time that this thread has had. Unlike time by the clock it does not grow with what else the
 *  machine has to do. */
export function processorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
