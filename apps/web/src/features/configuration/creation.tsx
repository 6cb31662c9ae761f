import {
  type Difference,
  differences as differencesOf,
  type Kind,
  placeName,
} from '@backchannel/configuration';
import { counted } from '../../lib/numbers.ts';
import { isUnusual, typeDefaults } from '../channel-types/defaults.ts';
import { DifferenceList } from '../settings/difference-list.tsx';

interface Props {
  kind: Kind;
  /** From nothing to what is made. */
  differences: readonly Difference[];
}

const defaults = new Map(
  differencesOf({}, typeDefaults).map((difference) => [placeName(difference.path), difference]),
);

/** Whether a new channel type has this anyway. */
const isUsual = ({ path, after }: Difference): boolean =>
  path.length === 1
    ? !isUnusual(path[0] ?? '', after)
    : JSON.stringify(defaults.get(placeName(path))?.after) === JSON.stringify(after);

/** As it differs from what a new channel type has. */
const fromUsual = ({ path, after }: Difference): Difference => ({
  path,
  before: defaults.get(placeName(path))?.after,
  after,
});

/** What a new channel type may, and this one will not: only where grants are given, which then are all that it has. */
function takenAway(made: readonly Difference[]): Difference[] {
  if (!made.some(({ path: [field] }) => field === 'grants')) return [];
  const has = new Set(made.map(({ path }) => placeName(path)));
  return [...defaults]
    .filter(([place, { path }]) => path[0] === 'grants' && !has.has(place))
    .map(([, { path, after }]) => ({ path, before: after, after: undefined }));
}

/** What is made: the settings that a new object would not have anyway, and behind a press those that it would. */
export function Creation({ kind, differences }: Props) {
  const isType = kind === 'channel_type';
  const usual = isType ? differences.filter(isUsual) : [];
  const own = differences.filter((difference) => !usual.includes(difference));
  return (
    <div className="grid gap-2">
      <DifferenceList
        kind={kind}
        differences={isType ? [...own.map(fromUsual), ...takenAway(differences)] : own}
      />
      {usual.length > 0 && (
        <details className="text-small text-text-2">
          <summary className="cursor-pointer">{counted(usual.length, 'setting')} as usual</summary>
          <div className="mt-2">
            <DifferenceList kind={kind} differences={usual} />
          </div>
        </details>
      )}
    </div>
  );
}
