// Preloaded (`node --import`) into each process that another of ours starts. When the one that
// started it is gone, however it went, the channel between them closes: the process then stops
// as if it had been asked to, and where that takes too long, at once.
const graceMs = 10_000;

const { channel } = process;
if (channel) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), graceMs).unref();
  });
  // Listening must not keep a process alive that has nothing else to do.
  channel.unref();
}
