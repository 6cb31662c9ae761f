import { ReachMark } from './reach-mark.tsx';
import { reachNames } from './reach-names.ts';

/** What the marks of the matrix mean. */
export function Legend() {
  return (
    <p className="ml-auto flex flex-wrap items-center gap-x-3 gap-y-1 text-small text-text-2">
      {(['any', 'own', 'none'] as const).map((reach) => (
        <span key={reach} className="inline-flex items-center gap-1.5">
          <ReachMark reach={reach} /> {reachNames[reach]}
        </span>
      ))}
      <span className="inline-flex items-center gap-1.5">
        <ReachMark reach="none" inherited="any" /> as a member
      </span>
    </p>
  );
}
