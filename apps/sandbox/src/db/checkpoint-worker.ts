// Brings what is saved in the log into the data file, on a thread of its own and once for each message it gets; see
// checkpointer.ts.
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { Work } from './checkpointer.ts';

// Started by the checkpointer alone.
const { file, isBusy } = workerData as Work;

function checkpoint(): void {
  const db = new DatabaseSync(file);
  try {
    // Passive: takes what there is and waits for nobody, nor does anybody wait for it.
    db.exec('pragma synchronous=normal; pragma wal_checkpoint(passive)');
  } finally {
    // Not kept open: whoever closes the file last is to be who works with it.
    db.close();
  }
}

parentPort?.on('message', () => {
  try {
    checkpoint();
  } catch {
    // Nothing is lost: it stays in the log, and the next one takes it along. Whatever keeps the disk from being
    // written to keeps changes from being saved, and whoever makes them is told.
  } finally {
    Atomics.store(isBusy, 0, 0);
    Atomics.notify(isBusy, 0);
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
  parentPort?.postMessage(undefined);
});
