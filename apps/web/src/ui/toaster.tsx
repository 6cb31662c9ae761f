import { Suspense, useEffect, useSyncExternalStore } from 'react';
import { onFirstSign } from '../lib/first-sign.ts';
import { lazyPart, loadPart } from '../lib/part.ts';
import { type ShownToast, toastStore } from './toast-store.ts';

const loadCard = () => import('./toast-card.tsx');
const ToastCard = lazyPart(loadCard);

/** Where toasts appear: bottom right, above what a list or a conversation has in its last line, and beside a review or above
 *  its foot, where one types. Once, at the end of what the page stands in: a dialog takes it along, see `useModal`. */
export function Toaster() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.get);
  // Here before the connection can be lost.
  useEffect(() => onFirstSign(() => void loadPart(loadCard)), []);
  // The key undoes the newest.
  const undone = toasts.find(({ undo }) => undo);
  const card = (item: ShownToast) => (
    <Suspense key={item.id}>
      <ToastCard item={item} undoKey={item === undone ? 'u' : undefined} />
    </Suspense>
  );
  const failed = toasts.filter(({ kind }) => kind === 'failed');
  const others = toasts.filter(({ kind }) => kind !== 'failed');
  return (
    <section
      aria-label="Notifications"
      data-toasts
      className="pointer-events-none fixed right-4 bottom-14 z-55 grid w-96 max-w-[92vw] gap-2"
    >
      <div role="alert" className="grid gap-2 empty:hidden">
        {failed.map(card)}
      </div>
      <div role="status" className="grid gap-2 empty:hidden">
        {others.map(card)}
      </div>
    </section>
  );
}
