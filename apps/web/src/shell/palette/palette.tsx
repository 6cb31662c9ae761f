import { clsx } from 'clsx';
import { CornerDownLeft, Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { inWords } from '../../api/errors-in-words.ts';
import { EnvironmentWord } from '../../ui/environment.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useModal } from '../../ui/use-modal.ts';
import { useCurrentApp } from '../current-app.ts';
import { type Entry, useEntries } from './entries.ts';
import { wantedCids } from './wanted-cids.ts';

/** Go to any page or channel, and do what the page below can do. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const [chosenKey, setChosenKey] = useState<string>();
  const { entries, searching, failed } = useEntries(text);
  const app = useCurrentApp();
  const dialog = useModal(onClose);
  const listId = useId();
  // By its key: channels that are found meanwhile must not put another entry where Enter goes.
  const at = Math.max(
    0,
    entries.findIndex(({ key }) => key === chosenKey),
  );
  const chosen = entries[at];
  const step = (by: number) => setChosenKey(entries.at((at + by) % Math.max(1, entries.length))?.key);

  const choose = (entry: Entry, newTab: boolean) => {
    if (newTab && entry.href !== undefined) window.open(entry.href, '_blank', 'noopener');
    else {
      onClose();
      entry.run();
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') step(1);
    else if (event.key === 'ArrowUp') step(-1);
    else if (event.key === 'Enter' && chosen) choose(chosen, event.ctrlKey || event.metaKey);
    else return;
    event.preventDefault();
  };

  return (
    <dialog
      ref={dialog}
      aria-label="Go to or do"
      className="raised appear mx-auto mt-[12vh] mb-auto w-[min(40rem,calc(100vw-32px))] overflow-hidden rounded-dialog border border-line-2 bg-raised p-0 text-text shadow-raised"
      onPointerDown={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className="flex h-11 items-center gap-3 border-b border-line px-4">
        <Search size={16} className="shrink-0 text-text-2" aria-hidden />
        <input
          data-autofocus
          role="combobox"
          aria-label="Page, channel name or cid"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={chosen ? `${listId}-${entries.indexOf(chosen)}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder="Page, channel name or cid"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setChosenKey(undefined);
          }}
          onKeyDown={onKeyDown}
          className="h-full min-w-0 flex-1 bg-transparent text-section font-normal outline-none"
        />
        {app && <EnvironmentWord environment={app.environment} className="shrink-0" />}
        <KeyHint keys="Escape" />
      </div>
      <div
        id={listId}
        role="listbox"
        aria-label="What fits"
        className="max-h-[50vh] overflow-y-auto p-1 pt-0"
      >
        {(['Go to', 'Do'] as const).map((group) => (
          <Group
            key={group}
            name={group}
            listId={listId}
            entries={entries}
            hits={[text.trim(), ...wantedCids(text.trim())]}
            chosen={chosen}
            onPoint={setChosenKey}
            onChoose={choose}
          />
        ))}
      </div>
      <p
        role="status"
        className={clsx('px-4 text-small text-text-3', (entries.length === 0 || failed !== null) && 'py-3')}
      >
        {failed !== null
          ? inWords(failed, 'Channels could not be searched').title
          : entries.length === 0
            ? searching
              ? 'Looking…'
              : 'Nothing fits'
            : ''}
      </p>
    </dialog>
  );
}

interface GroupProps {
  name: 'Go to' | 'Do';
  listId: string;
  entries: Entry[];
  /** What was typed, and the ids that it may mean. */
  hits: readonly string[];
  chosen: Entry | undefined;
  onPoint: (key: string) => void;
  onChoose: (entry: Entry, newTab: boolean) => void;
}

function Group({ name, listId, entries, hits, chosen, onPoint, onChoose }: GroupProps) {
  if (!entries.some(({ group }) => group === name)) return null;
  return (
    <div role="group" aria-label={name}>
      <p aria-hidden className="px-3 pt-3 pb-1 text-small text-text-3">
        {name}
      </p>
      {entries.map((entry, index) =>
        entry.group === name ? (
          <Line
            key={entry.key}
            id={`${listId}-${index}`}
            entry={entry}
            hits={hits}
            chosen={entry === chosen}
            onPoint={() => onPoint(entry.key)}
            onChoose={(newTab) => onChoose(entry, newTab)}
          />
        ) : null,
      )}
    </div>
  );
}

interface LineProps {
  id: string;
  entry: Entry;
  hits: readonly string[];
  chosen: boolean;
  onPoint: () => void;
  onChoose: (newTab: boolean) => void;
}

function Line({
  id,
  entry: { icon: Icon, name, id: objectId, fact, keys, group },
  hits,
  chosen,
  onPoint,
  onChoose,
}: LineProps) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    // The field holds the focus and the keys: a combobox points at its options instead of moving to them.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      ref={ref}
      id={id}
      role="option"
      aria-selected={chosen}
      onPointerMove={onPoint}
      onClick={(event) => onChoose(event.ctrlKey || event.metaKey)}
      className={clsx(
        'flex h-9 items-center gap-2.5 rounded-control px-3 pointer-coarse:h-11',
        chosen && 'bg-active',
      )}
    >
      <Icon size={16} className="shrink-0 text-text-2" aria-hidden />
      <bdi className="truncate">
        <Marked text={name} hits={hits} />
      </bdi>
      {objectId !== undefined && (
        <bdi className="mono min-w-0 shrink-[4] truncate text-text-3">
          <Marked text={objectId} hits={hits} />
        </bdi>
      )}
      {fact !== undefined && <span className="truncate text-text-3">{fact}</span>}
      <span aria-hidden={chosen} className="ml-auto shrink-0 text-text-3">
        {chosen ? (
          <>
            {group === 'Do' ? 'do' : 'open'}
            <kbd className="ml-1 inline-flex size-4 items-center justify-center rounded-badge border border-line-2 pointer-coarse:hidden">
              <CornerDownLeft size={12} />
            </kbd>
          </>
        ) : (
          keys !== undefined && <KeyHint keys={keys} />
        )}
      </span>
    </div>
  );
}

/** A name or an id with what was typed in bold. */
function Marked({ text, hits }: { text: string; hits: readonly string[] }) {
  const isIn = (hit: string) => hit !== '' && text.toLowerCase().includes(hit.toLowerCase());
  const hit = hits.find(isIn);
  if (hit === undefined) return text;
  const at = text.toLowerCase().indexOf(hit.toLowerCase());
  return (
    <>
      {text.slice(0, at)}
      <b className="font-semibold text-text">{text.slice(at, at + hit.length)}</b>
      {text.slice(at + hit.length)}
    </>
  );
}
