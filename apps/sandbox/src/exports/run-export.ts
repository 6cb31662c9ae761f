import { closeSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import type { Context } from '../context.ts';
import { emitEvent } from '../events/emit.ts';
import type { Page, Place } from '../json/paged-answer.ts';
import { findFile, insertFile, updateFile } from '../store/files.ts';
import type { FileRow } from '../store/files.ts';
import type { TaskRow } from '../store/tasks.ts';
import { defineLongTask } from '../tasks/task-kinds.ts';
import type { TaskStep } from '../tasks/task-kinds.ts';
import { toWire } from '../time.ts';
import type { Micros } from '../time.ts';
import { isObject } from '../values.ts';

/** One part of an export, page by page. */
export type Part = (context: Context, place: Place | undefined, task: TaskRow) => Page;

/** One kind of export. */
export interface Export {
  parts: Part[];
  name: string;
  contentType: string;
}

/** What is remembered between two steps. */
interface Progress {
  file: string;
  bytes: number;
  part: number;
  place?: Place | undefined;
}

const DAY: Micros = 86_400_000_000;
const KEPT: Micros = 60 * DAY;
const LINK_LIFE: Micros = DAY;

/** Where an export can be fetched: for 24 hours from now, each time it is asked. Undefined when it is removed. */
export function exportUrl({ db, clock, files }: Context, id: unknown): string | undefined {
  const row = typeof id === 'string' ? findFile(db, id) : undefined;
  return row && files.sign(row.id, row.name, clock.now() + LINK_LIFE);
}

// What a stopped process wrote and did not remember is cut off before the file goes on.
function append({ files }: Context, id: string, bytes: number, text: string, isLast: boolean): number {
  const file = openSync(files.pathOf(id), bytes === 0 ? 'w' : 'r+', 0o600);
  try {
    ftruncateSync(file, bytes);
    const content = Buffer.from(text);
    let written = 0;
    while (written < content.length) {
      written += writeSync(file, content, written, content.length - written, bytes + written);
    }
    if (isLast) fsyncSync(file);
    return bytes + content.length;
  } finally {
    closeSync(file);
  }
}

function begin({ db, clock, files }: Context, { name, contentType }: Export): Progress {
  const now = clock.now();
  const row: FileRow = {
    id: files.newId(),
    kind: 'export',
    cid: null,
    user_id: null,
    name,
    content_type: contentType,
    size: 0,
    created_at: now,
    expires_at: now + KEPT,
  };
  insertFile(db, row);
  return { file: row.id, bytes: 0, part: 0 };
}

const isProgress = (value: unknown): value is Progress =>
  isObject(value) && typeof value['file'] === 'string';

/**
 * Defines the tasks that write an export: page by page, so that others have their turn, going on where a stopped
 * process left it. `kind` begins with the event they end in (`export.channels`).
 */
export function defineExport(
  kind: string,
  event: string,
  exportOf: (input: Record<string, unknown>) => Export,
): string {
  const step: TaskStep = (progress, input, context, task) => {
    const what = exportOf(input);
    const { file, bytes, part, place }: Progress = isProgress(progress) ? progress : begin(context, what);
    const write = what.parts[part];
    const times = () => ({
      task_id: task.id,
      started_at: toWire(task.created_at),
      finished_at: toWire(context.clock.now()),
    });
    try {
      if (write) {
        const page = write(context, place, task);
        const isLast = page.next === undefined && part === what.parts.length - 1;
        const size = append(context, file, bytes, page.text, isLast);
        const next = page.next === undefined ? { part: part + 1 } : { part, place: page.next };
        return { progress: { file, bytes: size, ...next } };
      }
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      // By itself: what this step has changed is taken back.
      setImmediate(() => {
        if (context.db.isOpen) emitEvent(context, { type: `${event}.error`, error: message, ...times() });
      });
      throw error;
    }
    updateFile(context.db, file, { size: bytes, expires_at: context.clock.now() + KEPT });
    context.due.wake();
    emitEvent(context, { type: `${event}.success`, url: exportUrl(context, file), ...times() });
    return { result: { file } };
  };
  return defineLongTask(kind, step);
}
