import { defaultGrants } from '@backchannel/chat-api/default-grants';
import { type Grants, grantsIn, type Reach, settingsOf, withReaches } from '@backchannel/configuration';
import { useQuery } from '@tanstack/react-query';
import { ListFilter, Search } from 'lucide-react';
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { usePermission } from '../../../api/permission.ts';
import { useShortcut } from '../../../lib/use-shortcut.ts';
import { ReadFailure } from '../../../shell/read-failure.tsx';
import { Button } from '../../../ui/button.tsx';
import { Input } from '../../../ui/input.tsx';
import { NothingMatches } from '../../../ui/list-states.tsx';
import { SkeletonArea, SkeletonRows } from '../../../ui/skeleton.tsx';
import { ReadOnlyNote } from '../../settings/read-only-note.tsx';
import { useDraft } from '../draft/use-draft.ts';
import { GrantsMatrix } from './grants-matrix.tsx';
import { Legend } from './legend.tsx';
import {
  cellsOf,
  type PermissionRow,
  permissionRows,
  permissionsQuery,
  roleNames,
  rolesQuery,
} from './permission-list.ts';
import { WhoCan } from './who-can.tsx';

interface Props {
  app: string;
  name: string;
}

const builtIn: Readonly<Record<string, Grants>> = defaultGrants;

/** What a type's roles were given when it was made. */
const originalGrants = (name: string): Grants =>
  grantsIn(
    settingsOf('channel_type', {
      grants: (Object.hasOwn(builtIn, name) ? builtIn[name] : undefined) ?? defaultGrants.messaging,
    }),
  );

/** What each role may do in channels of the type: the question in words, and the matrix. */
export function GrantsTab({ app, name }: Props) {
  const draft = useDraft(app, name);
  const may = usePermission('config.write');
  const permissions = useQuery(permissionsQuery(app));
  const roles = useQuery(rolesQuery(app));
  const [find, setFind] = useState('');
  const [onlyDifferent, setOnlyDifferent] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  useShortcut({
    keys: '/',
    label: 'Find a permission',
    group: 'Grants',
    run: (event) => {
      event.preventDefault();
      search.current?.focus();
    },
  });
  const wanted = useDeferredValue(find.trim().toLowerCase());
  const { settings, saved } = draft;
  const grants = useMemo(() => grantsIn(settings), [settings]);
  const before = useMemo(() => grantsIn(saved), [saved]);
  const original = useMemo(() => originalGrants(name), [name]);
  // Only what the app has and what was saved can be granted, so that no press changes the rows.
  const rows = useMemo(
    () => permissionRows(permissions.data?.permissions ?? [], [before, original]),
    [permissions.data, before, original],
  );
  const columns = useMemo(() => roleNames(roles.data?.roles ?? [], [before]), [roles.data, before]);
  const found = useMemo(
    () => rows.filter(({ base, words }) => wanted === '' || base.includes(wanted) || words.includes(wanted)),
    [rows, wanted],
  );
  const shown = useMemo(
    () => (onlyDifferent ? differing(found, columns, grants, original) : found),
    [onlyDifferent, found, columns, grants, original],
  );
  // The answer in words may come a frame after the cell that was pressed.
  const asked = useDeferredValue(grants);
  const { update } = draft;
  const setReach = useCallback(
    (cells: readonly { role: string; base: string }[], reach: Reach) =>
      update((edited) => {
        const next = withReaches(grantsIn(edited), cells, reach);
        return {
          ...edited,
          grants: Object.fromEntries(Object.entries(next).filter(([, ids]) => ids.length > 0)),
        };
      }),
    [update],
  );

  const failed = [permissions, roles].find((read) => read.isError && !read.data);
  if (failed) {
    return (
      <ReadFailure
        error={failed.error}
        title="Permissions and roles could not be read"
        busy={failed.isFetching}
        onRetry={() => void failed.refetch()}
      />
    );
  }
  if (permissions.isPending || roles.isPending) {
    return (
      <SkeletonArea label="Reading permissions and roles">
        <SkeletonRows rows={10} />
      </SkeletonArea>
    );
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col max-phone:overflow-auto">
      <ReadOnlyNote may={may} className="mx-6 mt-3 mb-3 shrink-0 max-pane:mx-4" />
      <WhoCan app={app} type={name} rows={rows} roles={columns} grants={asked} before={before} />
      <div className="flex flex-wrap items-center gap-2 px-6 py-2.5 max-pane:px-4">
        <Input
          ref={search}
          size="bar"
          type="search"
          icon={Search}
          aria-label="Find permissions"
          aria-keyshortcuts="/"
          placeholder="Find a permission"
          className="w-80 max-phone:w-full"
          value={find}
          onChange={(event) => setFind(event.target.value)}
          after={<span role="status">{`${shown.length} of ${rows.length}`}</span>}
        />
        <Button
          icon={ListFilter}
          aria-pressed={onlyDifferent}
          className={onlyDifferent ? 'bg-active!' : ''}
          onClick={() => setOnlyDifferent(!onlyDifferent)}
        >
          Only differences from default
        </Button>
        <Legend />
      </div>
      {shown.length === 0 ? (
        <NothingMatches
          title="No permission matches"
          actions={
            <Button
              onClick={() => {
                setFind('');
                setOnlyDifferent(false);
              }}
            >
              Show all {rows.length}
            </Button>
          }
        />
      ) : (
        <GrantsMatrix
          rows={shown}
          roles={columns}
          grants={grants}
          before={before}
          find={wanted}
          readOnly={!may.allowed}
          onReach={setReach}
        />
      )}
    </div>
  );
}

/** The rows in which any role may do something else than it was given when the type was made. */
function differing(
  rows: readonly PermissionRow[],
  roles: readonly string[],
  grants: Grants,
  original: Grants,
): PermissionRow[] {
  const [now, first] = [cellsOf(rows, roles, grants), cellsOf(rows, roles, original)];
  return rows.filter((_row, index) =>
    roles.some((_role, column) => now[index]?.[column]?.reach !== first[index]?.[column]?.reach),
  );
}
