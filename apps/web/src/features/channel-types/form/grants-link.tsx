import { grantsIn, type Json } from '@backchannel/configuration';
import { Link } from '@tanstack/react-router';
import { counted } from '../../../lib/numbers.ts';

/** Grants have a part of their own. */
export function GrantsLink({ value = {} }: { value: Json | undefined }) {
  const grants = grantsIn({ grants: value });
  const permissions = Object.values(grants).reduce((sum, ids) => sum + ids.length, 0);
  return (
    <p className="flex min-h-8 flex-wrap items-center gap-x-3">
      <span className="figures">
        {counted(Object.keys(grants).length, 'role')} with {counted(permissions, 'grant')}
      </span>
      <Link
        from="/apps/$app/channel-types/$name"
        to="/apps/$app/channel-types/$name/$part"
        params={{ part: 'grants' }}
        search={({ review }) => (review === true ? { review } : {})}
        className="font-medium text-accent-text"
      >
        Edit grants
      </Link>
    </p>
  );
}
