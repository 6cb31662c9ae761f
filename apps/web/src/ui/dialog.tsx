import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { IconButton } from './button.tsx';
import { EnvironmentWord, type Environment } from './environment.tsx';
import { useModal } from './use-modal.ts';

interface Props {
  title: ReactNode;
  /** Facts under the title, after the environment: an id, for instance. */
  facts?: ReactNode;
  /** Where the act happens, said in words and as the colour of the line over it; else that is the page's. */
  environment?: { label: string; environment: Environment } | undefined;
  /** 480 wide with one column, 864 with two. Default: one. */
  columns?: 'one' | 'two';
  /** An alert dialog ignores clicks outside and starts on what carries `data-autofocus`. Default: false. */
  alert?: boolean;
  /** Id of the text that describes it, for an alert dialog. */
  describedBy?: string;
  /** Escape, the cross, or a click outside. */
  onClose: () => void;
  children: ReactNode;
  /** Why it cannot be closed now; said at the cross. */
  staysReason?: string | undefined;
  /** Buttons, the safe one first. */
  footer?: ReactNode;
}

/** A modal dialog on the browser's own element; see {@link useModal} for its focus and how it closes. */
export function Dialog({
  title,
  facts,
  environment,
  columns = 'one',
  alert = false,
  describedBy,
  onClose,
  staysReason,
  children,
  footer,
}: Props) {
  const ref = useModal(onClose);
  const titleId = useId();

  return (
    <dialog
      ref={ref}
      tabIndex={-1}
      role={alert ? 'alertdialog' : undefined}
      aria-labelledby={titleId}
      aria-describedby={describedBy}
      data-environment={environment?.environment}
      className={clsx(
        // Its top stays where it is: what is pressed does not move as it grows.
        'raised appear m-auto outline-none max-h-[calc(100dvh-32px)] pane:mt-[10dvh] pane:max-h-[calc(90dvh-16px)] w-full overflow-hidden rounded-dialog border border-line-2 bg-raised p-0 text-text shadow-raised max-pane:mb-0 max-pane:max-w-full max-pane:rounded-b-none open:flex open:flex-col',
        columns === 'two'
          ? // Where there is one column, its head scrolls too, which leaves more room over the foot. That always stays.
            'max-w-[864px] max-pane:overflow-y-auto max-pane:scroll-pb-32 max-pane:*:shrink-0'
          : 'max-w-[480px]',
      )}
      onPointerDown={(event) => {
        if (!alert && event.target === event.currentTarget) onClose();
      }}
    >
      <header className="flex items-start gap-4 border-b border-line px-6 pt-4 pb-4">
        <div className="min-w-0 flex-1">
          <h2 id={titleId} className="text-title wrap-anywhere">
            {title}
          </h2>
          {(environment ?? facts) !== undefined && (
            // The mark between them stands in the gap: before facts on a line of their own it is cut off.
            <div className="flex min-w-0 flex-wrap items-center gap-x-5 overflow-x-clip text-small text-text-3">
              {environment && <EnvironmentWord {...environment} />}
              {facts !== undefined && (
                <span className="relative before:absolute before:-left-3 before:content-['·']">{facts}</span>
              )}
            </div>
          )}
        </div>
        <IconButton
          icon={X}
          label="Close"
          keys="Escape"
          disabledReason={staysReason}
          onClick={onClose}
          className="-mr-2"
        />
      </header>
      <div
        className={clsx(
          'min-h-0 flex-1 overflow-y-auto',
          columns === 'two' && 'max-pane:flex-none max-pane:overflow-visible',
        )}
      >
        {children}
      </div>
      {footer !== undefined && (
        // A button with a long name in it is as wide as the foot at most and takes more lines: the verb, which comes
        // first, is always seen.
        <footer className="sticky bottom-0 z-1 flex shrink-0 flex-wrap bg-raised items-center justify-end gap-2 border-t border-line px-6 py-3 [&_button]:h-auto [&_button]:max-w-full [&_button]:py-[5px] [&_button]:wrap-anywhere [&_button]:whitespace-normal">
          {footer}
        </footer>
      )}
    </dialog>
  );
}
