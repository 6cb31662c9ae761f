import type { ReactNode } from 'react';
import { type Allowance, type AnyPermission, usePermission } from '../api/permission.ts';
import { useTitle } from '../lib/use-title.ts';
import { NotPermitted } from '../ui/list-states.tsx';

interface Props {
  permission: AnyPermission;
  /** "channel types". */
  what: string;
  children: ReactNode;
}

/** A page for who may see it; to anybody else it says why not, and asks the server for nothing. */
export function MaySee({ permission, what, children }: Props) {
  const may = usePermission(permission);
  return may.allowed ? children : <Refused what={what} may={may} />;
}

function Refused({ what, may }: { what: string; may: Allowance }) {
  const title = `You may not see ${what}`;
  useTitle(title);
  return <NotPermitted title={title} {...may} />;
}
