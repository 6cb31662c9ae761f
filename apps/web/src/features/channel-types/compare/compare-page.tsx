import {
  baseOf,
  canBeCleared,
  fieldOf,
  type Json,
  placeName,
  reachIn,
  same,
  type Settings,
} from '@backchannel/configuration';
import { useQueries } from '@tanstack/react-query';
import { Columns2, Plus, X } from 'lucide-react';
import { Suspense, useState } from 'react';
import { usePermission } from '../../../api/permission.ts';
import { useSession } from '../../../api/session.ts';
import { type SettingsObject, settingsQuery } from '../../../api/settings.ts';
import { counted } from '../../../lib/numbers.ts';
import { KeysToCome } from '../../../lib/keys-to-come.ts';
import { lazyPart } from '../../../lib/part.ts';
import { useTitle } from '../../../lib/use-title.ts';
import { useCurrentApp } from '../../../shell/current-app.ts';
import { ReadFailure } from '../../../shell/read-failure.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/choice.tsx';
import { EnvironmentWord } from '../../../ui/environment.tsx';
import { Select } from '../../../ui/input.tsx';
import { Empty } from '../../../ui/list-states.tsx';
import { SkeletonArea, SkeletonRows } from '../../../ui/skeleton.tsx';
import { UnfinishedChanges } from '../../change-sets/unfinished-changes.tsx';
import { ReadOnlyNote } from '../../settings/read-only-note.tsx';
import { valueText } from '../../settings/value-text.ts';
import { type Cell, promotionsOf, refOf, refText, type Row, rowsOf, type TypeRef } from './matrix.ts';

const PromoteDialog = lazyPart(() => import('./promote-dialog.tsx'));

interface Props {
  app: string;
  /** What is compared, as the address names it; the first is what the others are held against. */
  types: readonly string[];
  onTypes: (types: readonly string[]) => void;
}

const mostColumns = 6;

/** Several channel types side by side, of one app or several: what differs, and how to make one like another. */
export function ComparePage({ app, types, onTypes }: Props) {
  const refs = types.flatMap((text) => refOf(text) ?? []);
  useTitle('Compare channel types', useCurrentApp()?.label);
  const mayWrite = usePermission('config.write');
  const { apps } = useSession();
  const ids = apps.map(({ id }) => id);
  const reads = useQueries({
    queries: ids.map((id) => ({
      ...settingsQuery(id, 'channel_type'),
      enabled: id === app || refs.some((ref) => ref.app === id),
    })),
  });
  const [chosen, setChosen] = useState<readonly Cell[]>([]);
  const [promoting, setPromoting] = useState(false);
  const typeOf = (ref: TypeRef): SettingsObject | undefined =>
    reads[ids.indexOf(ref.app)]?.data?.objects.find(({ name }) => name === ref.name);
  const failed = reads.find((read) => read.isError);
  const isReading = reads.some((read) => read.isLoading);
  const columns = refs.flatMap((ref) => {
    const type = typeOf(ref);
    return type ? [{ ref, type }] : [];
  });
  const settings = columns.map(({ type }) => type.settings);
  const rows = rowsOf(settings);
  const promotions = promotionsOf(settings, rows, chosen);
  const cells = promotions.reduce((sum, { changes }) => sum + changes.length, 0);
  const change = (next: readonly TypeRef[]) => {
    setChosen([]);
    onTypes(next.map(refText));
  };
  return (
    <div className="flex min-h-full w-full shrink-0 flex-col">
      <div className="w-full flex-1 px-6 py-4 max-pane:px-4">
        <h1 tabIndex={-1} className="text-title">
          Compare channel types
        </h1>
        <p className="pb-3 text-text-2">
          The first is what the others are held against.
          {mayWrite.allowed && ' Tick cells to make them as in the first.'}
        </p>
        <ReadOnlyNote may={mayWrite} className="mb-3 max-w-[58rem]" />
        <UnfinishedChanges apps={[app, ...refs.map((ref) => ref.app)]} />
        <AddType
          refs={refs}
          typesOf={(id) => reads[ids.indexOf(id)]?.data?.objects.map(({ name }) => name)}
          app={app}
          onAdd={(ref) => change([...refs, ref])}
          onLook={(id) => {
            void reads[ids.indexOf(id)]?.refetch();
          }}
        />
        {failed && (
          <ReadFailure
            error={failed.error}
            title="Not all channel types could be read"
            busy={failed.isFetching}
            onRetry={() => void failed.refetch()}
          />
        )}
        {isReading && (
          <SkeletonArea label="Reading channel types">
            <SkeletonRows rows={6} />
          </SkeletonArea>
        )}
        {!isReading &&
          refs
            .filter((ref) => !typeOf(ref) && !failed)
            .map((ref) => (
              <p key={refText(ref)} role="status" className="py-1 text-amber">
                There is no channel type <span className="mono">{ref.name}</span> in {ref.app}.{' '}
                <Button size="small" onClick={() => change(refs.filter((each) => each !== ref))}>
                  Take it out
                </Button>
              </p>
            ))}
        {columns.length < 2 && !isReading && !failed && (
          <Empty icon={Columns2} title="Choose at least two">
            Two types of this app, or the same type in two apps.
          </Empty>
        )}
        {columns.length >= 2 && (
          <Matrix
            columns={columns}
            rows={rows}
            readOnly={!mayWrite.allowed}
            chosen={chosen}
            onChosen={setChosen}
            onRemove={(ref) => change(refs.filter((each) => each !== ref))}
          />
        )}
      </div>
      {cells > 0 && (
        <section
          aria-label="Chosen cells"
          className="sticky bottom-0 z-1 flex h-13 items-center gap-3 border-t border-line-2 bg-surface px-6 max-pane:px-4"
        >
          <p role="status" className="min-w-0 flex-1 font-medium">
            {counted(cells, 'cell')} in {counted(promotions.length, 'channel type')}
          </p>
          <Button kind="quiet" onClick={() => setChosen([])}>
            Choose none
          </Button>
          <Button kind="primary" onClick={() => setPromoting(true)}>
            Review
          </Button>
        </section>
      )}
      <Suspense fallback={<KeysToCome />}>
        {promoting && (
          <PromoteDialog
            columns={columns}
            promotions={promotions}
            onClose={(isDone) => {
              setPromoting(false);
              if (isDone) setChosen([]);
            }}
          />
        )}
      </Suspense>
    </div>
  );
}

interface AddProps {
  app: string;
  refs: readonly TypeRef[];
  /** Undefined until they are read. */
  typesOf: (app: string) => readonly string[] | undefined;
  onAdd: (ref: TypeRef) => void;
  onLook: (app: string) => void;
}

function AddType({ app, refs, typesOf, onAdd, onLook }: AddProps) {
  const { apps } = useSession();
  const [from, setFrom] = useState(app);
  const [name, setName] = useState('');
  const known =
    typesOf(from)?.filter((type) => !refs.some((ref) => ref.app === from && ref.name === type)) ?? [];
  const first = known.includes(name) ? name : (known[0] ?? '');
  return (
    <form
      className="flex flex-wrap items-center gap-2 pb-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (first !== '') onAdd({ app: from, name: first });
      }}
    >
      {apps.length > 1 && (
        <Select
          size="bar"
          aria-label="App to add a type from"
          value={from}
          onChange={({ target: { value } }) => {
            setFrom(value);
            if (!typesOf(value)) onLook(value);
          }}
        >
          {apps.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </Select>
      )}
      <Select
        size="bar"
        aria-label="Channel type to add"
        value={first}
        onChange={(event) => setName(event.target.value)}
        disabled={known.length === 0}
      >
        {known.length === 0 && <option value="">No other type</option>}
        {known.map((type) => (
          <option key={type} value={type}>
            {type}
          </option>
        ))}
      </Select>
      <Button
        icon={Plus}
        type="submit"
        disabledReason={
          refs.length >= mostColumns
            ? `At most ${mostColumns} fit side by side.`
            : first === ''
              ? 'There is no other type.'
              : undefined
        }
      >
        Add to the comparison
      </Button>
    </form>
  );
}

interface MatrixProps {
  columns: readonly { ref: TypeRef; type: SettingsObject }[];
  rows: readonly Row[];
  readOnly: boolean;
  chosen: readonly Cell[];
  onChosen: (cells: readonly Cell[]) => void;
  onRemove: (ref: TypeRef) => void;
}

function Matrix({ columns, rows, readOnly, chosen, onChosen, onRemove }: MatrixProps) {
  const { apps } = useSession();
  const isChosen = (column: number, place: string) =>
    chosen.some((cell) => cell.column === column && cell.place === place);
  const toggle = (column: number, place: string, on: boolean) =>
    onChosen(
      on
        ? [...chosen, { column, place }]
        : chosen.filter((cell) => cell.column !== column || cell.place !== place),
    );
  const several = new Set(columns.map(({ ref }) => ref.app)).size > 1;
  return (
    <div
      className="isolate max-h-[calc(100dvh-7rem)] overflow-auto border-t border-line"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, which the keyboard must reach
      tabIndex={0}
      role="region"
      aria-label="What differs"
    >
      <table className="w-full border-collapse text-left">
        {/* Borders of a table that collapses them stay behind what sticks. */}
        <thead className="text-small text-text-2 *:*:sticky *:*:top-0 *:*:bg-surface *:*:py-2 *:*:pr-4 *:*:align-top *:*:font-normal *:*:shadow-[inset_0_-1px_var(--line)]">
          <tr>
            <th className="left-0 z-4 min-w-56 max-phone:min-w-32">
              {rows.length === 0
                ? 'Nothing differs'
                : counted(rows.length, 'place that differs', 'places that differ')}
            </th>
            {columns.map(({ ref }, column) => {
              const app = apps.find(({ id }) => id === ref.app);
              return (
                <th key={refText(ref)} className="z-3 min-w-40">
                  <span className="flex items-start gap-1">
                    <span className="mono font-medium wrap-anywhere text-text">{ref.name}</span>
                    <IconButton
                      icon={X}
                      size="small"
                      className="-my-1"
                      label={`Take ${ref.name}${several ? ` of ${app?.label ?? ref.app}` : ''} out`}
                      onClick={() => onRemove(ref)}
                    />
                  </span>
                  {app && <EnvironmentWord environment={app.environment} label={app.label} />}
                  {column === 0 && (
                    <span className="block text-text-3">what the others are held against</span>
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ path, values }) => {
            const place = placeName(path);
            return (
              <tr key={place} className="border-b border-line bg-surface align-top hover:bg-hover">
                <th scope="row" className="sticky left-0 z-2 max-w-72 bg-inherit py-2 pr-4 font-normal">
                  <span className="block break-words">{rowLabel(path)}</span>
                  <span className="mono block text-small wrap-anywhere text-text-3">{place}</span>
                </th>
                {values.map((value, column) => {
                  const { ref } = columns[column] ?? {};
                  const differs = !same(value, values[0]);
                  return (
                    <td key={ref ? refText(ref) : column} className="py-2 pr-4">
                      <span className="flex items-start gap-2">
                        {differs && !readOnly && canTake(path, values[0]) && (
                          <Checkbox
                            aria-label={`Make ${place} of ${ref?.name ?? ''}${several ? ` in ${ref?.app ?? ''}` : ''} as in the first`}
                            className="mt-0.5"
                            checked={isChosen(column, place)}
                            onCheckedChange={(on) => toggle(column, place, on)}
                          />
                        )}
                        <span className={differs ? 'text-text' : 'text-text-3'}>
                          <CellValue path={path} value={isChosen(column, place) ? values[0] : value} />
                          {isChosen(column, place) && (
                            <s className="block text-small text-text-3">
                              <CellValue path={path} value={value} />
                            </s>
                          )}
                        </span>
                      </span>
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function rowLabel([field = '', second, third]: readonly string[]): string {
  if (field === 'grants' && third !== undefined)
    return `${second ?? ''} may ${baseOf(third).replaceAll('-', ' ')}`;
  const rest = [second, third].filter((step) => step !== undefined).join(' ');
  return [fieldOf(field)?.label ?? field, ...(rest === '' ? [] : [rest])].join(': ');
}

/** Whether a place can be made as in the first: no request can set what the contract does not know, and what has no value
 *  there can be taken away only where the API can do so. */
const canTake = ([field = '']: readonly string[], value: Json | undefined): boolean =>
  fieldOf(field) !== undefined &&
  (value !== undefined || field === 'grants' || field === 'chat_preferences' || canBeCleared(field));

const reaches = { any: 'anybody’s', own: 'their own', none: 'no' } as const;

function CellValue({ path, value }: { path: readonly string[]; value: Json | undefined }) {
  const [field, , base] = path;
  if (field === 'grants' && base !== undefined) {
    const forms = Array.isArray(value) ? value.filter((form: Json) => typeof form === 'string') : [];
    return <>{reaches[reachIn(forms, base)]}</>;
  }
  if (typeof value === 'boolean') return <>{value ? 'On' : 'Off'}</>;
  const texts = textsIn(value);
  if (texts)
    return (
      <ul className="mono text-small break-words">
        {texts.map((text, index) => (
          <li key={`${index} ${text}`}>
            <bdi>{text}</bdi>
          </li>
        ))}
      </ul>
    );
  return <span className="mono text-small break-all">{valueText(value)}</span>;
}

/** A list of texts, which may be of any script; undefined for anything else. */
function textsIn(value: Json | undefined): string[] | undefined {
  const texts = Array.isArray(value) ? value.filter((each: Json) => typeof each === 'string') : [];
  return Array.isArray(value) && texts.length === value.length && texts.length > 0 ? texts : undefined;
}

/** A promotion of one column. */
export type Promotion = ReturnType<typeof promotionsOf>[number];
/** A column of the comparison. */
export interface Column {
  ref: TypeRef;
  type: SettingsObject & { settings: Settings };
}
