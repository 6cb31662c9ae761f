import { type Difference, type Kind, newTypeOf } from '@backchannel/configuration';
import { counted } from '../../lib/numbers.ts';
import { DifferenceList } from '../settings/difference-list.tsx';

interface Props {
  kind: Kind;
  /** From nothing to what is made. */
  differences: readonly Difference[];
}

/** What is made: the settings that a new object would not have anyway, and behind a press those that it would. */
export function Creation({ kind, differences }: Props) {
  const { own, usual } = kind === 'channel_type' ? newTypeOf(differences) : { own: differences, usual: [] };
  return (
    <div className="grid gap-2">
      <DifferenceList kind={kind} differences={own} />
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
