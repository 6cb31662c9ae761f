import { grantedTo, grantsOfApp } from '../../app-permissions.ts';
import type { Context } from '../../context.ts';
import { allChannelTypes } from '../../store/channel-types.ts';
import type { Grants } from '../../store/channel-types.ts';

/** Says where a role has grants: in the app (`.app`) and in which channel types. */
export function scopesOf(context: Context): (role: string) => string[] {
  const scopes: [string, Grants][] = [
    ['.app', grantsOfApp(context)],
    ...allChannelTypes(context.db).map(({ name, grants }): [string, Grants] => [name, grants]),
  ];
  return (role) => scopes.flatMap(([scope, grants]) => (grantedTo(grants, role).length > 0 ? [scope] : []));
}
