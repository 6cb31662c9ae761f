import { useModal } from '../ui/use-modal.ts';
import { Sidebar } from './sidebar.tsx';

/** The sidebar on a phone: a modal sheet from the left. */
export default function Drawer({ onClose }: { onClose: () => void }) {
  const ref = useModal(onClose);
  return (
    <dialog
      ref={ref}
      tabIndex={-1}
      aria-label="Pages"
      className="appear m-0 outline-none h-dvh max-h-none w-64 max-w-[85vw] border-0 bg-bg p-0 text-text"
      onPointerDown={(event) => {
        if (event.target === event.currentTarget && event.clientX > event.currentTarget.offsetWidth)
          onClose();
      }}
    >
      <Sidebar onNavigate={onClose} />
    </dialog>
  );
}
