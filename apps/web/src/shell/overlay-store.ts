export type Overlay = 'palette' | 'shortcuts' | 'password';

let open: Overlay | undefined;
const listeners = new Set<() => void>();

/** Which of the frame's own dialogs is open. */
export const overlayStore = {
  get: (): Overlay | undefined => open,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export const openOverlay = (overlay: Overlay): void => change(overlay);
export const closeOverlay = (): void => change(undefined);

function change(next: Overlay | undefined): void {
  open = next;
  for (const listener of listeners) listener();
}
