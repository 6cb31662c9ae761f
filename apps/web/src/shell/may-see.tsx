import type { ReactNode } from 'react';
import { type AnyPermission, usePermission } from '../api/permission.ts';
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
  return may.allowed ? children : <Refused what={what} reason={may.reason} />;
}

function Refused({ what, reason }: { what: string; reason: string }) {
  const title = `You may not see ${what}`;
  useTitle(title);
  return <NotPermitted title={title} reason={reason} />;
}
