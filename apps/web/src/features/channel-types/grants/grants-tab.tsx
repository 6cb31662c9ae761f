import { grantsIn } from '@backchannel/configuration';
import { counted } from '../../../lib/numbers.ts';
import { useDraft } from '../draft/use-draft.ts';

interface Props {
  app: string;
  name: string;
}

/** What each role may do with channels of the type. */
export function GrantsTab({ app, name }: Props) {
  const { settings } = useDraft(app, name);
  return (
    <ul aria-label="Roles" className="overflow-y-auto px-6 py-4">
      {Object.entries(grantsIn(settings)).map(([role, ids]) => (
        <li key={role} className="py-1">
          <span className="mono">{role}</span>{' '}
          <span className="text-text-3">{counted(ids.length, 'permission')}</span>
        </li>
      ))}
    </ul>
  );
}
