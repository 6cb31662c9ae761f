import { apply, type Conflict, merge, placeName } from '@backchannel/configuration';
import { clsx } from 'clsx';
import { type ReactNode, useMemo, useState } from 'react';
import type { App } from '../../../api/session.ts';
import type { Version } from '../../../api/settings.ts';
import { counted } from '../../../lib/numbers.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Time } from '../../../ui/time.tsx';
import { valueText } from '../../settings/value-text.ts';
import { useDraft } from '../draft/use-draft.ts';
import { ChangeList } from './change-list.tsx';
import { changeLabel } from './change-label.ts';

interface Props {
  app: App;
  name: string;
  onClose: () => void;
  /** The draft goes on from their version. */
  onMerged: () => void;
}

type Side = 'theirs' | 'mine';
const nothingWrong: ReadonlyMap<string, string> = new Map();

/**
 * What somebody else has changed since the changes began, beside these: where both have changed the same, one chooses;
 * all else is together already. Nothing is saved here: what comes of it goes through the review again.
 */
export default function ConflictDialog({ app, name, onClose, onMerged }: Props) {
  const { saved, settings, now, rebase } = useDraft(app.id, name);
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  const { merged, conflicts, mine, theirs } = useMemo(
    () => merge(saved, now.settings, settings),
    [saved, now.settings, settings],
  );
  const open = conflicts.filter(({ path }) => chosen[placeName(path)] === undefined).length;
  const onlyTheirs = theirs.filter(
    ({ path }) => !conflicts.some((conflict) => placeName(conflict.path) === placeName(path)),
  );
  const bringTogether = () => {
    const kept = conflicts
      .filter(({ path }) => chosen[placeName(path)] === 'mine')
      .map((conflict) => ({ path: conflict.path, before: conflict.theirs, after: conflict.mine }));
    rebase({ settings: now.settings, fingerprint: now.fingerprint }, apply(merged, kept));
    onMerged();
  };
  return (
    <Dialog
      title="Bring both changes together"
      facts={<bdi className="mono">{name}</bdi>}
      environment={app}
      columns="two"
      alert
      onClose={onClose}
      footer={
        <>
          <Button size="form" onClick={onClose} data-autofocus>
            Keep editing
          </Button>
          <Button
            size="form"
            kind="primary"
            disabledReason={open === 0 ? undefined : `Choose in ${counted(open, 'more place')} first.`}
            onClick={bringTogether}
          >
            Merge and review
          </Button>
        </>
      }
    >
      <div className="grid gap-4 py-4">
        <p className="px-6 text-text-2">
          <WhoElse version={now.version} /> Your changes are kept; nothing has been saved over theirs.
        </p>
        {conflicts.length > 0 && (
          <section aria-labelledby="both" className="px-6">
            <Heading id="both">Changed by both: {conflicts.length}</Heading>
            <table className="w-full table-fixed border-collapse text-left max-phone:block">
              <thead className="text-small text-text-2 max-phone:sr-only">
                <tr className="h-8 border-y border-line">
                  <th className="pr-3 font-normal">Setting</th>
                  <th className="pr-3 font-normal">When you began</th>
                  <th className="pr-3 font-normal">Theirs, saved now</th>
                  <th className="font-normal">Yours</th>
                </tr>
              </thead>
              <tbody className="max-phone:block">
                {conflicts.map((conflict) => {
                  const place = placeName(conflict.path);
                  return (
                    <ConflictRow
                      key={place}
                      conflict={conflict}
                      chosen={chosen[place]}
                      onChoose={(side) => setChosen({ ...chosen, [place]: side })}
                    />
                  );
                })}
              </tbody>
            </table>
          </section>
        )}
        {onlyTheirs.length > 0 && (
          <section aria-labelledby="theirs">
            <Heading id="theirs" className="px-6">
              Changed by them alone: {onlyTheirs.length}
            </Heading>
            <ChangeList inset="px-6" changes={onlyTheirs} facts={{}} complaints={nothingWrong} />
          </section>
        )}
        {mine.length > 0 && (
          <section aria-labelledby="mine">
            <Heading id="mine" className="px-6">
              Changed by you alone: {mine.length}
            </Heading>
            <ChangeList inset="px-6" changes={mine} facts={{}} complaints={nothingWrong} />
          </section>
        )}
      </div>
    </Dialog>
  );
}

function Heading({ id, className = '', children }: { id: string; className?: string; children: ReactNode }) {
  return (
    <h3 id={id} className={`pb-1.5 text-section ${className}`}>
      {children}
    </h3>
  );
}

/** Who it was, as far as the history knows. */
function WhoElse({ version }: { version: Version | null }) {
  if (!version) return 'Somebody has changed this type since you began.';
  const { number, at, by, reason } = version;
  return (
    <>
      {by ? <bdi className="font-medium text-text">{by.name}</bdi> : 'Somebody outside of Backchannel'} has
      changed this type since you began: version {number}, <Time at={new Date(at)} form="minute" focusable />
      {reason === null ? (
        '.'
      ) : (
        <>
          , “<bdi>{reason}</bdi>”.
        </>
      )}
    </>
  );
}

interface RowProps {
  conflict: Conflict;
  chosen: Side | undefined;
  onChoose: (side: Side) => void;
}

const sides: readonly { side: Side; word: string }[] = [
  { side: 'theirs', word: 'Theirs' },
  { side: 'mine', word: 'Yours' },
];

function ConflictRow({ conflict, chosen, onChoose }: RowProps) {
  const place = placeName(conflict.path);
  const label = changeLabel(conflict.path);
  return (
    <tr className="border-b border-line align-top [&>td]:py-2 max-phone:grid max-phone:py-2 max-phone:[&>td]:py-1">
      <td className="pr-3">
        <span className="block font-medium break-words">{label}</span>
        <span className="mono block text-small break-all text-text-3">{place}</span>
      </td>
      <td className="pr-3">
        <span className="text-small text-text-3 phone:hidden">When you began: </span>
        <Value text={valueText(conflict.base)} />
      </td>
      {sides.map(({ side, word }) => (
        <td key={side} className="pr-3 last:pr-0">
          <SideChoice
            group={place}
            name={`${label}: ${word.toLowerCase()}`}
            word={word}
            text={valueText(conflict[side])}
            checked={chosen === side}
            onChoose={() => onChoose(side)}
          />
        </td>
      ))}
    </tr>
  );
}

interface ChoiceProps {
  group: string;
  name: string;
  word: string;
  text: string;
  checked: boolean;
  onChoose: () => void;
}

function SideChoice({ group, name, word, text, checked, onChoose }: ChoiceProps) {
  return (
    <label className="flex min-h-6 items-start gap-2 pointer-coarse:min-h-11">
      <span className="touch-target relative mt-0.5 inline-flex size-4 shrink-0">
        <input
          type="radio"
          name={group}
          aria-label={`${name}, ${text}`}
          checked={checked}
          onChange={onChoose}
          className={clsx(
            'absolute inset-0 z-1 size-4 appearance-none rounded-full border',
            checked ? 'border-[5px] border-accent bg-on-solid' : 'border-control bg-raised',
          )}
        />
      </span>
      <span className="min-w-0">
        <span className="text-small text-text-3 phone:hidden">{word}: </span>
        <Value text={text} />
      </span>
    </label>
  );
}

const Value = ({ text }: { text: string }) => (
  <bdi className="mono line-clamp-4 text-small break-all" title={text}>
    {text}
  </bdi>
);
