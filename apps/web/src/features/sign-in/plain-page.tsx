import type { ReactNode } from 'react';

/** A page of its own, without the frame: one narrow column in the middle. */
export function PlainPage({
  title,
  intro,
  children,
}: {
  title: string;
  intro?: ReactNode;
  children: ReactNode;
}) {
  return (
    <main id="main" className="grid min-h-dvh place-items-center bg-bg px-4 py-8">
      <div className="w-full max-w-[22rem]">
        <p className="mb-6 flex items-center gap-2 font-semibold">
          <img src="/icon.svg" alt="" width="24" height="24" />
          Backchannel
        </p>
        <div className="rounded-card border border-line bg-surface p-6">
          <h1 tabIndex={-1} className="text-title">
            {title}
          </h1>
          {Boolean(intro) && <p className="mt-1 text-text-2">{intro}</p>}
          {children}
        </div>
      </div>
    </main>
  );
}
