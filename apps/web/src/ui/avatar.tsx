import { initials } from '../lib/initials.ts';

/** The initials of a person on a plain ground. Decorative: the name stands beside it. */
export function Avatar({ name }: { name: string }) {
  return (
    <span
      aria-hidden
      className="inline-flex size-6 shrink-0 items-center justify-center rounded-full bg-active text-tiny leading-none font-semibold tracking-normal text-text-2 select-none"
    >
      {initials(name)}
    </span>
  );
}
