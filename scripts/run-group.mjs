import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

const graceMs = 15_000;
const pollMs = 50;

/** Runs a program as the leader of a process group of its own and waits for its end. Whatever
 *  it started and left behind is then ended too, so that nothing outlives us. A first SIGINT,
 *  SIGTERM or SIGHUP is handed on once: a terminal would otherwise deliver Ctrl-C to every
 *  process of the tree, and npm once more. The same happens when npm itself was killed.
 *  Resolves to exit code, signal, and whether it was us who had it stopped; a program that
 *  cannot be started rejects.
 *  @param {string} program
 *  @param {string[]} args
 *  @param {import('node:child_process').SpawnOptions} options
 *  @returns {Promise<{ code: number | null, signal: NodeJS.Signals | null, stopped: boolean }>} */
export async function runGroup(program, args, options) {
  const child = spawn(program, args, { ...options, detached: true });
  let stopping = false;
  /** @param {NodeJS.Signals} signal */
  const stop = (signal) => {
    if (stopping) return;
    stopping = true;
    child.kill(signal);
    setTimeout(() => killGroup(child.pid, 'SIGKILL'), graceMs).unref();
  };
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, stop);
  const parent = process.ppid;
  // npm does not tell us when it is killed; only a changed parent does.
  const watch = setInterval(() => {
    if (process.env['npm_lifecycle_event'] && process.ppid !== parent) stop('SIGTERM');
  }, 500);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => resolve({ code, signal, stopped: stopping }));
    });
  } finally {
    clearInterval(watch);
    for (const signal of signals) process.off(signal, stop);
    await endGroup(child.pid);
  }
}

/** @param {number | undefined} leader */
async function endGroup(leader) {
  let isLeft = killGroup(leader, 'SIGTERM');
  for (let waitedMs = 0; isLeft && waitedMs < 5000; waitedMs += pollMs) {
    await sleep(pollMs);
    isLeft = killGroup(leader, 0);
  }
  if (isLeft) killGroup(leader, 'SIGKILL');
}

/** Sends a signal to every process of a group; false when there is none.
 *  @param {number | undefined} leader @param {NodeJS.Signals | 0} signal */
function killGroup(leader, signal) {
  if (leader === undefined) return false;
  try {
    return process.kill(-leader, signal);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}
