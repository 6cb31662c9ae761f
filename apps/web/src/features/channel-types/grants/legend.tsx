import { ReachMark } from './reach-mark.tsx';

/** What the marks of the matrix mean. */
export function Legend() {
  return (
    <p className="ml-auto flex flex-wrap items-center gap-x-3 gap-y-1 text-small text-text-2">
      <span className="inline-flex items-center gap-1.5">
        <ReachMark reach="any" /> on everyone’s
      </span>
      <span className="inline-flex items-center gap-1.5">
        <ReachMark reach="own" /> on their own
      </span>
      <span className="inline-flex items-center gap-1.5">
        <ReachMark reach="none" /> not granted
      </span>
      <span className="inline-flex items-center gap-1.5">
        <ReachMark reach="none" inherited="any" /> as a member
      </span>
    </p>
  );
}
