import { Check } from 'lucide-react';
import { type Role, roleName, useSession } from '../../api/session.ts';

const roles: Role[] = ['viewer', 'moderator', 'marketer', 'admin'];

/** Permissions by role, as the server has them. */
export function RolesTable() {
  const { roles: held } = useSession();
  const permissions = [...new Set(roles.flatMap((role) => held[role]))].toSorted();
  return (
    // Scrolled sideways on a phone, so it can be reached by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Permissions by role">
      <table className="w-full border-collapse text-left">
        <thead className="text-small text-text-2">
          <tr className="h-8 border-y border-line">
            <th className="font-normal">Permission</th>
            {roles.map((role) => (
              <th key={role} className="w-24 text-center font-normal max-phone:w-14 max-phone:text-tiny">
                {roleName(role)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {permissions.map((permission) => (
            <tr key={permission} className="h-8 border-b border-line hover:bg-hover">
              <th scope="row" className="mono font-normal max-phone:text-tiny">
                {permission}
              </th>
              {roles.map((role) => (
                <td key={role} className="text-center">
                  {held[role].includes(permission) ? (
                    <>
                      <Check size={14} className="mx-auto text-text-2" aria-hidden />
                      <span className="sr-only">yes</span>
                    </>
                  ) : (
                    <>
                      <span aria-hidden className="text-text-3">
                        –
                      </span>
                      <span className="sr-only">no</span>
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
