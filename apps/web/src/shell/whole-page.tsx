import { createContext, type ReactNode, use } from 'react';

/** True below the frame, which has the landmarks and the main heading already. */
export const InsideFrame = createContext(false);

/** One thing in the middle of the page: with its own landmark and heading where there is no frame around it. */
export function WholePage({ heading, children }: { heading: string; children: ReactNode }) {
  if (use(InsideFrame)) return <div className="grid min-h-full place-items-center">{children}</div>;
  return (
    <main id="main" className="grid min-h-dvh place-items-center">
      <h1 className="sr-only">{heading}</h1>
      {children}
    </main>
  );
}
