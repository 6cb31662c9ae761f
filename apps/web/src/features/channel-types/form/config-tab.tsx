import { byPlace, fields, grantsIn, groups, type Json, same, isUnusual } from '@backchannel/configuration';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { usePermission } from '../../../api/permission.ts';
import { count, counted } from '../../../lib/numbers.ts';
import { TextButton } from '../../../ui/text-button.tsx';
import { useComplaints } from '../draft/use-complaints.ts';
import { useDraft } from '../draft/use-draft.ts';
import { ReadOnlyNote } from '../../settings/read-only-note.tsx';
import { SaveBar } from '../review/save-bar.tsx';
import { isWide } from './field-control.tsx';
import { controlId, FieldRow } from './field-row.tsx';
import { type GroupEntry, GroupList } from './group-list.tsx';
import { UnknownFields, unknownKeys } from './unknown-fields.tsx';
import { useCurrentGroup } from './use-current-group.ts';

interface Props {
  app: string;
  name: string;
}

const nothingWrong: ReadonlyMap<string, string> = new Map();
const isSet = (value: Json | undefined): boolean =>
  value !== undefined && value !== false && value !== '' && value !== 0;

const unknownGroup = 'Not known here';
const idOf = (group: string): string => group.toLowerCase().replaceAll(' ', '-');

/** Every setting of the type, in groups. */
export function ConfigTab({ app, name }: Props) {
  const draft = useDraft(app, name);
  const { settings, saved, refusal } = draft;
  const may = usePermission('config.write');
  const [showsOnlyUnusual, setShowsOnlyUnusual] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);

  const found = useComplaints(app, draft);
  const complaints = useMemo(() => {
    const refused = refusal ? [{ path: [refusal.field], message: refusal.message }] : [];
    return byPlace([...refused, ...found]);
  }, [found, refusal]);
  const unusual = useMemo(
    () =>
      fields
        .filter(({ key }) => isUnusual(key, settings[key]) || isUnusual(key, saved[key]))
        .map(({ key }) => key),
    [settings, saved],
  );
  const shown = showsOnlyUnusual ? fields.filter(({ key }) => unusual.includes(key)) : fields;
  const unknown = unknownKeys(settings);
  const entries: GroupEntry[] = groups.flatMap((group) => {
    const own = shown.filter((field) => field.group === group);
    if (own.length === 0) return [];
    return {
      name: group,
      id: idOf(group),
      about: group === 'Grants' ? counted(Object.keys(grantsIn(settings)).length, 'role') : count(own.length),
      isChanged: own.some(({ key }) => !same(settings[key], saved[key])),
    };
  });
  if (unknown.length > 0)
    entries.push({
      name: unknownGroup,
      id: idOf(unknownGroup),
      about: count(unknown.length),
      isChanged: false,
    });

  const { current, goTo } = useCurrentGroup(
    scroller,
    entries.map(({ id }) => id),
  );
  useEffect(() => goTo(location.hash.slice(1)), [goTo]);
  const goToField = useCallback((key: string) => {
    setShowsOnlyUnusual(false);
    // It may be hidden until then.
    requestAnimationFrame(() => document.getElementById(controlId(key))?.focus());
  }, []);

  const differing = fields.filter(({ key }) => isUnusual(key, settings[key])).length;
  return (
    <div className="flex min-h-0 flex-1 max-pane:flex-col">
      <GroupList groups={entries} current={current} onGoTo={goTo}>
        <p>
          {differing === 0
            ? 'No field differs from the defaults.'
            : `${counted(differing, 'field')} ${differing === 1 ? 'differs' : 'differ'} from the defaults.`}{' '}
          {(differing > 0 || showsOnlyUnusual) && (
            <TextButton onClick={() => setShowsOnlyUnusual(!showsOnlyUnusual)}>
              {showsOnlyUnusual ? 'Show all fields' : 'Show only these'}
            </TextButton>
          )}
        </p>
      </GroupList>
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <div
          ref={scroller}
          className="@container min-h-0 flex-1 scroll-pt-2 overflow-y-auto px-6 pb-8 max-pane:px-4"
        >
          <ReadOnlyNote may={may} className="mt-4 max-w-[58rem]" />
          {entries.map(({ name: group, id }) => (
            <section
              key={id}
              aria-labelledby={id}
              className="max-w-[58rem] border-b border-line py-4 last:border-b-0"
            >
              <h2 id={id} tabIndex={-1} className="pb-1 text-section outline-none">
                {group}
              </h2>
              {group === unknownGroup ? (
                <UnknownFields settings={settings} />
              ) : (
                shown
                  .filter((field) => field.group === group)
                  .map((field) => (
                    <FieldRow
                      key={field.key}
                      app={app}
                      field={field}
                      value={settings[field.key]}
                      before={saved[field.key]}
                      isMissing={field.needs !== undefined && !isSet(settings[field.needs])}
                      disabled={!may.allowed}
                      complaint={complaints.get(field.key)}
                      complaints={isWide(field) ? complaints : nothingWrong}
                      onChange={draft.set}
                      onReset={draft.reset}
                      onGoTo={goToField}
                    />
                  ))
              )}
            </section>
          ))}
        </div>
        <SaveBar app={app} name={name} />
      </div>
    </div>
  );
}
