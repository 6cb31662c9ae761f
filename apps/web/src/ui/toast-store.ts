/** What happened, to how many. */
export interface Toast {
  /** done goes by itself after 10 s; info likewise; failed stays until it is closed. */
  kind: 'done' | 'info' | 'failed';
  /** "Froze 3 channels". */
  title: string;
  detail?: string;
  /** Takes it back; offered as a button and on `U`. */
  undo?: () => void | Promise<void>;
  /** Leads on from here: "Audit record". */
  link?: { label: string; run: () => void };
  /** For failures: what "Copy details" copies. */
  details?: string;
}

export interface ShownToast extends Toast {
  id: number;
}

const mostShown = 3;
let nextId = 1;
let shown: readonly ShownToast[] = [];
const listeners = new Set<() => void>();

export const toastStore = {
  get: (): readonly ShownToast[] => shown,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Say what happened, bottom right, newest on top. Never the only place of an error. Returns how to close it. */
export function toast(what: Toast): () => void {
  const id = nextId;
  nextId += 1;
  change([{ ...what, id }, ...shown].slice(0, mostShown));
  return () => closeToast(id);
}

export function closeToast(id: number): void {
  change(shown.filter((item) => item.id !== id));
}

/** Undo the newest toast that can be undone. Returns whether there was one. */
export function undoNewest(): boolean {
  const newest = shown.find((item) => item.undo);
  if (!newest) return false;
  undoToast(newest);
  return true;
}

export function undoToast(item: ShownToast): void {
  closeToast(item.id);
  Promise.resolve(item.undo?.()).catch((error: unknown) => {
    toast({
      kind: 'failed',
      title: 'Could not undo',
      detail: error instanceof Error ? error.message : String(error),
    });
  });
}

function change(next: readonly ShownToast[]): void {
  shown = next;
  for (const listener of listeners) listener();
}
