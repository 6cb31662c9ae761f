import type { ReactNode } from 'react';
import { PartHeading } from '../part-heading.tsx';

/** Names and values, one line each. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-[minmax(88px,auto)_minmax(0,1fr)] gap-x-4 gap-y-1">{children}</dl>;
}

/** One of them; nothing for what there is not. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (children === undefined || children === null || children === false || children === '') return null;
  return (
    <>
      <dt className="text-small leading-5 text-text-3">{name}</dt>
      <dd className="min-w-0 break-words [&_time]:whitespace-normal">{children}</dd>
    </>
  );
}

/** A part of a page with its heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-2 border-b border-line px-4 py-4 last:border-0">
      <PartHeading className="text-section">{title}</PartHeading>
      {children}
    </section>
  );
}
