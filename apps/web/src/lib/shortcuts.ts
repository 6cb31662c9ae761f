/** A key, or two keys in a row, that does something. */
export interface Shortcut {
  /**
   * As `aria-keyshortcuts` writes it, `Mod` meaning Ctrl or Command: `j`, `?`, `Escape`, `Mod+k`, `Shift+ArrowDown`;
   * a sequence has a space between its keys: `g c`.
   */
  keys: string;
  /** What it does, for the help: "Next channel". */
  label: string;
  /** Where it stands in the help: "Go to", "List", "Conversation". */
  group: string;
  run: (event: KeyboardEvent) => void;
  /** Also while a text field has the focus. Default: false; keys with Mod always do. */
  whileTyping?: boolean;
  /** Still works when single keys are switched off. Default: only keys with Mod, Escape, Enter and arrows do. */
  always?: boolean;
}

const sequenceMs = 1000;
const registered: Shortcut[] = [];
const listeners = new Set<() => void>();
let snapshot: readonly Shortcut[] = [];
let singleKeys = true;
let pending = '';
let pendingSince = 0;

/** Make a shortcut work. The latest of two with the same keys wins. Returns the function that takes it away. */
export function registerShortcut(shortcut: Shortcut): () => void {
  registered.push(shortcut);
  changed();
  return () => {
    const at = registered.indexOf(shortcut);
    if (at !== -1) registered.splice(at, 1);
    changed();
  };
}

/** What works now, for `useSyncExternalStore`: the latest of each key, in order of registration. */
export const shortcutStore = {
  get: (): readonly Shortcut[] => snapshot,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Switch keys without a modifier on or off, as the operator prefers (WCAG 2.1.4). */
export function setSingleKeys(on: boolean): void {
  singleKeys = on;
}

/** Listen, until the returned function is called. */
export function listenForShortcuts(target: Window): () => void {
  target.addEventListener('keydown', handle);
  return () => target.removeEventListener('keydown', handle);
}

function changed(): void {
  snapshot = [...new Map(registered.map((shortcut) => [shortcut.keys, shortcut])).values()];
  for (const listener of listeners) listener();
}

function handle(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.key === 'Shift') return;
  // What is open above the page goes first, and the browser closes it.
  if (event.key === 'Escape' && document.querySelector('[popover=auto]:popover-open')) return;
  const key = nameOf(event);
  const sequence = pending !== '' && event.timeStamp - pendingSince < sequenceMs ? `${pending} ${key}` : '';
  const typing = isTyping(event.target);
  const found = find(sequence, typing) ?? find(key, typing);
  const starts = !typing && singleKeys && registered.some(({ keys }) => keys.startsWith(`${key} `));
  pending = starts && !found ? key : '';
  pendingSince = event.timeStamp;
  if (found || starts) event.preventDefault();
  found?.run(event);
}

function find(keys: string, typing: boolean): Shortcut | undefined {
  if (keys === '') return undefined;
  // A dialog is a world of its own: only what was registered while it is open, and says so, works in it.
  return registered.findLast(
    (shortcut) =>
      shortcut.keys === keys &&
      (!typing || shortcut.whileTyping === true || keys.startsWith('Mod+')) &&
      (singleKeys || shortcut.always === true || /^(Mod\+|Escape|Enter|Arrow|Shift\+Arrow)/.test(keys)) &&
      (keys.startsWith('Mod+') || !document.querySelector('dialog[open]')),
  );
}

/** The name of the key that was pressed, in the words of {@link Shortcut.keys}. */
export function nameOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string {
  const single = event.key.length === 1;
  const key =
    single && (event.ctrlKey || event.metaKey || !event.shiftKey) ? event.key.toLowerCase() : event.key;
  const mod = event.ctrlKey || event.metaKey ? 'Mod+' : '';
  const alt = event.altKey ? 'Alt+' : '';
  // A printed character already tells that Shift was held: "?" is "?".
  const shift = event.shiftKey && (!single || mod !== '') ? 'Shift+' : '';
  return `${mod}${alt}${shift}${key}`;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  const plain = ['checkbox', 'radio', 'button', 'submit', 'reset'];
  return target instanceof HTMLInputElement && !plain.includes(target.type);
}
