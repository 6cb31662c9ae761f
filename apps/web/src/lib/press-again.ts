import { isModKey } from '../boot/hold-keys.ts';
import { shortcutStore } from './shortcuts.ts';

/** In milliseconds: a key that nobody has taken by then would act when nobody expects it any more. */
const longestWait = 2000;

/**
 * Presses keys again, each where the focus is by then, and does what the browser would have done with them in a text
 * field or a dialog: types, deletes, closes. An Enter sends no form, as nobody has seen yet what it would send. It ends at
 * a Tab, as a page cannot do what that does. `waits`: a key of the page that nothing takes waits for further shortcuts.
 */
export async function pressAgain(pressed: readonly KeyboardEvent[], waits: boolean): Promise<void> {
  const until = waits ? performance.now() + longestWait : 0;
  for (const event of pressed) {
    if (event.key === 'Tab') return;
    while (!press(event) && (await hasMoreShortcuts(until)));
    // What it changes is drawn by then, and no key that is pressed now can come in between.
    await Promise.resolve();
  }
}

/** Whether anything took it. */
function press(event: KeyboardEvent): boolean {
  const focus = document.activeElement ?? document.body;
  if (!focus.dispatchEvent(new KeyboardEvent(event.type, event))) return true;
  const { key } = event;
  const isArea = focus instanceof HTMLTextAreaElement;
  if (key === 'Escape') {
    focus.closest('dialog')?.dispatchEvent(new Event('cancel', { cancelable: true }));
    focus.closest<HTMLElement>('[popover]')?.hidePopover();
  } else if (isArea || focus instanceof HTMLInputElement) {
    const text = key === 'Enter' && isArea ? '\n' : key;
    const move = moves[key];
    // Not by Ctrl alone: a character that AltGr makes comes with it on Windows.
    if (isModKey(event, 'a')) focus.select();
    else if (move) getSelection()?.modify(event.shiftKey ? 'extend' : 'move', ...move);
    else if (key === 'Backspace') document.execCommand('delete');
    else if (key === 'Delete') document.execCommand('forwardDelete');
    else if (/^.$/su.test(text)) document.execCommand('insertText', false, text);
  }
  return focus !== document.body;
}

/** What moves the caret, and where to. */
const moves: Readonly<Record<string, [direction: string, by: string]>> = {
  ArrowDown: ['forward', 'line'],
  ArrowLeft: ['left', 'character'],
  ArrowRight: ['right', 'character'],
  ArrowUp: ['backward', 'line'],
  End: ['forward', 'lineboundary'],
  Home: ['backward', 'lineboundary'],
};

/** Resolves with the next change of them, or to false at that time. */
function hasMoreShortcuts(until: number): Promise<boolean> {
  if (until <= performance.now()) return Promise.resolve(false);
  return new Promise((resolve) => {
    const settle = (hasMore: boolean) => {
      clearTimeout(timer);
      end();
      resolve(hasMore);
    };
    const timer = setTimeout(() => settle(false), until - performance.now());
    const end = shortcutStore.subscribe(() => settle(true));
  });
}
