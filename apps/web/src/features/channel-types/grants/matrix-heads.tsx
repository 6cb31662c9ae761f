import type { Reach } from '@backchannel/configuration';
import { clsx } from 'clsx';
import { Ellipsis } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { counted } from '../../../lib/numbers.ts';
import { IconButton } from '../../../ui/button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import type { PermissionRow } from './permission-list.ts';
import { reachNames } from './reach-names.ts';

/** Gives each of these cells the reach. */
export type SetReach = (cells: readonly { role: string; base: string }[], reach: Reach) => void;

/** Whether a permission has the form that a reach needs. */
const can =
  (reach: Reach) =>
  ({ hasAnyForm, hasOwnForm }: PermissionRow): boolean =>
    reach === 'none' || (reach === 'any' ? hasAnyForm : hasOwnForm);

interface RoleHeadProps {
  role: string;
  column: number;
  changed: boolean;
  readOnly: boolean;
  /** The permissions shown. */
  rows: readonly PermissionRow[];
  onReach: SetReach;
}

/** A role, and what can be done to its whole column. */
export const RoleHead = memo(function RoleHead(props: RoleHeadProps) {
  const { role, column, changed, readOnly, rows, onReach } = props;
  return (
    <span role="columnheader" aria-colindex={column + 2} className="grid justify-items-center gap-0.5">
      <span
        className={clsx(
          'mono max-w-full px-1 text-center text-tiny leading-3.5 break-words',
          changed ? 'text-accent-text' : 'text-text-2',
        )}
      >
        {/* May break after an underscore, which no browser does by itself. */}
        {role.split('_').map((part, index, all) => (
          <span key={`${part} ${index}`}>
            {part}
            {index < all.length - 1 && (
              <>
                _<wbr />
              </>
            )}
          </span>
        ))}
        {changed && <span className="sr-only"> (changed)</span>}
      </span>
      {!readOnly && (
        <ReachMenu
          label={`Set ${counted(rows.length, 'permission')} of ${role}`}
          object={`all ${rows.length} shown`}
          onSet={(reach) =>
            onReach(
              rows.filter(can(reach)).map(({ base }) => ({ role, base })),
              reach,
            )
          }
        />
      )}
    </span>
  );
});

interface ReachMenuProps {
  label: string;
  /** What is set: "all 14 shown". */
  object: string;
  onSet: (reach: Reach) => void;
  allowed?: (reach: Reach) => boolean;
}

function ReachMenu({ label, object, onSet, allowed = () => true }: ReachMenuProps) {
  const items = (['any', 'own', 'none'] as const).filter(allowed).map((reach) => ({
    label: `${reach === 'none' ? 'Take' : 'Grant'} ${object}${reach === 'none' ? ' away' : `, ${reachNames[reach]}`}`,
    onSelect: () => onSet(reach),
  }));
  return (
    <Menu
      label={label}
      items={items}
      trigger={(props) => <IconButton icon={Ellipsis} size="small" label={label} {...props} />}
    />
  );
}

interface RowHeadProps {
  row: PermissionRow;
  roles: readonly string[];
  /** Marked where the permission's name has it. */
  find: string;
  readOnly: boolean;
  onReach: SetReach;
}

/** A permission, and what can be done to its whole row. */
export function RowHead({ row, roles, find, readOnly, onReach }: RowHeadProps) {
  return (
    <span
      role="rowheader"
      aria-colindex={1}
      className="sticky left-0 z-1 flex h-8 min-w-0 items-center gap-2 bg-inherit pr-2 pl-6 max-pane:pl-4"
    >
      <span
        className="mono truncate max-phone:line-clamp-2 max-phone:text-tiny max-phone:leading-3.5 max-phone:whitespace-normal"
        title={row.base}
      >
        <Marked text={row.base} find={find} />
      </span>
      {!readOnly && <RowMenu row={row} roles={roles} onReach={onReach} />}
    </span>
  );
}

/** Apart from the head, which changes with every letter of the search. */
const RowMenu = memo(function RowMenu({
  row,
  roles,
  onReach,
}: Pick<RowHeadProps, 'row' | 'roles' | 'onReach'>) {
  return (
    <span className="ml-auto">
      <ReachMenu
        label={`Set ${row.base} of every role`}
        object="every role"
        allowed={(reach) => can(reach)(row)}
        onSet={(reach) =>
          onReach(
            roles.map((role) => ({ role, base: row.base })),
            reach,
          )
        }
      />
    </span>
  );
});

function Marked({ text, find }: { text: string; find: string }): ReactNode {
  const at = find === '' ? -1 : text.indexOf(find);
  if (at === -1) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark className="rounded-badge bg-mark text-inherit">{text.slice(at, at + find.length)}</mark>
      {text.slice(at + find.length)}
    </>
  );
}
