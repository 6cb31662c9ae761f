import { useEffect, useLayoutEffect, useRef } from 'react';

/**
 * Opens a dialog with the page behind it out of reach; shown while it is mounted. `onClose` is asked when the person
 * wants it gone by Escape or the browser's own means; it closes by being unmounted. Focus starts on what carries
 * `data-autofocus`, else on the dialog itself, and returns to where it was.
 */
export function useModal(onClose: () => void) {
  const ref = useRef<HTMLDialogElement>(null);
  const latest = useRef(onClose);
  useEffect(() => {
    latest.current = onClose;
  });
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog) return undefined;
    const show = () => {
      dialog.showModal();
      bringToasts();
      // Without a field to begin with, the dialog itself: its title is read, and nothing is marked. A dialog begins at its
      // top, wherever the focus is.
      const first = dialog.querySelector<HTMLElement>('[data-autofocus]') ?? dialog;
      first.focus({ preventScroll: true });
      // Where one goes on writing.
      if (first instanceof HTMLTextAreaElement) first.setSelectionRange(first.textLength, first.textLength);
    };
    const onCancel = (event: Event) => {
      // Fields inside have a cancel of their own.
      if (event.target !== dialog) return;
      event.preventDefault();
      latest.current();
    };
    // A second Escape closes it without asking. Whether it may close is for the page to say, so it is opened again.
    const onClosed = (event: Event) => {
      if (event.target !== dialog || dialog.open) return;
      show();
      latest.current();
    };
    show();
    dialog.addEventListener('cancel', onCancel);
    dialog.addEventListener('close', onClosed);
    return () => {
      dialog.removeEventListener('cancel', onCancel);
      dialog.removeEventListener('close', onClosed);
      dialog.close();
      bringToasts();
      // The browser gives the focus back while React is at work and hears no events: it is told afterwards.
      const back = document.activeElement;
      queueMicrotask(() => {
        if (document.activeElement === back)
          back?.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
      });
    };
  }, []);
  return ref;
}

/** The toasts go where they can be seen and used: into the modal dialog on top, as all else is dimmed and out of reach.
 *  There they are a popover, which neither the dialog's edge nor its movement holds. */
function bringToasts(): void {
  const toasts = document.querySelector<HTMLElement>('[data-toasts]');
  const dialog = [...document.querySelectorAll('dialog:modal')].at(-1);
  // At home they are the last in it, so React never looks for the place of something else beside them.
  const place = dialog ?? document.querySelector('#main')?.parentElement;
  if (!toasts || !place) return;
  place.append(toasts);
  toasts.popover = dialog ? 'manual' : null;
  if (dialog) toasts.showPopover();
}
