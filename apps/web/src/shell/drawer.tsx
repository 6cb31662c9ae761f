import { useEffect, useLayoutEffect, useRef } from 'react';
import { Sidebar } from './sidebar.tsx';

/** The sidebar on a phone: a modal sheet from the left. */
export default function Drawer({ onClose }: { onClose: () => void }) {
  const ref = useRef<HTMLDialogElement>(null);
  const latest = useRef(onClose);
  useEffect(() => {
    latest.current = onClose;
  });
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog) return undefined;
    const onCancel = (event: Event) => {
      event.preventDefault();
      latest.current();
    };
    dialog.showModal();
    dialog.addEventListener('cancel', onCancel);
    return () => {
      dialog.removeEventListener('cancel', onCancel);
      dialog.close();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      aria-label="Pages"
      className="appear m-0 h-dvh max-h-none w-64 max-w-[85vw] border-0 bg-bg p-0 pt-[3px] text-text"
      onPointerDown={(event) => {
        if (event.target === event.currentTarget && event.clientX > event.currentTarget.offsetWidth)
          onClose();
      }}
    >
      <Sidebar onNavigate={onClose} />
    </dialog>
  );
}
