import {
  type Difference,
  differences,
  type Json,
  type Kind,
  type Settings,
} from '@backchannel/configuration';
import { BackchannelError } from '@backchannel/chat-api';
import { type FormEvent, type ReactNode, useEffect, useId } from 'react';
import { ActFailure } from '../../shell/act-failure.tsx';
import { useCurrentApp } from '../../shell/current-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { DifferenceList } from './difference-list.tsx';
import type { FormActs, OpenForm } from './open-form.ts';

interface Props {
  kind: Kind;
  title: string;
  /** Says what the object is, under the title. */
  facts?: ReactNode;
  /** As it is in the API; undefined for one that is made now. */
  before: Settings | undefined;
  after: Settings;
  /** What is wrong with what was typed; it cannot be saved until it is mended. */
  complaint: string | undefined;
  /** "Save /ticket". */
  act: string;
  keep: string;
  /** What is open. */
  form: OpenForm;
  acts: FormActs;
  error: Error | null;
  busy: boolean;
  onSave: () => void;
  /** Reads the object again after somebody else has changed it; what was typed stays. */
  onReadAgain: () => void;
  /** The form. */
  children: ReactNode;
}

/** A small object's form, with what a save would change beside it: nothing is saved that was not seen as a difference. */
export function SettingsDialog(props: Props) {
  const { kind, title, facts, before, after, complaint, act, keep, acts, error, busy, onSave, children } =
    props;
  const { why, isTouched } = props.form;
  const environment = useCurrentApp();
  const form = useId();
  // Pages that are left come back to it; a closed tab takes it along.
  useEffect(() => {
    if (!isTouched) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isTouched]);
  const found = differences(before ?? {}, after);
  const hasMovedOn = error instanceof BackchannelError && error.code === 'moved_on';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (complaint === undefined && !busy && (before === undefined || found.length > 0)) onSave();
  };
  const close = () => {
    if (!busy) acts.discard();
  };
  return (
    <Dialog
      title={title}
      facts={facts}
      environment={environment}
      columns="two"
      onClose={close}
      footer={
        <>
          <Button size="form" onClick={close}>
            {keep}
          </Button>
          <Button
            size="form"
            kind="primary"
            type="submit"
            form={form}
            busy={busy}
            disabledReason={
              complaint ?? (before !== undefined && found.length === 0 ? 'Nothing is changed.' : undefined)
            }
          >
            {act}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={submit}
        noValidate
        className="grid grid-cols-[minmax(0,1fr)_minmax(0,22rem)] max-pane:grid-cols-1"
      >
        <div className="grid content-start gap-4 px-6 py-4">
          {children}
          {error && !hasMovedOn && <ActFailure error={error} title="Nothing was saved" />}
          {hasMovedOn && (
            <div
              role="alert"
              className="grid justify-items-start gap-2 rounded-control bg-amber-bg px-3 py-2 text-small text-amber"
            >
              <p>
                <span className="font-medium">Somebody has changed it since you opened it.</span> Nothing was
                saved. Read it again to see what would change now; what you typed stays.
              </p>
              <Button size="small" onClick={props.onReadAgain}>
                Read it again
              </Button>
            </div>
          )}
        </div>
        <section
          aria-label="What changes"
          className="border-l border-line bg-sunken px-6 py-4 max-pane:border-t max-pane:border-l-0"
        >
          <Changes kind={kind} isNew={before === undefined} found={found} />
          <div className="mt-4">
            <Field label="Why" hint="Kept in the history.">
              {(control) => (
                <Input
                  {...control}
                  dir="auto"
                  maxLength={500}
                  value={why}
                  onChange={(event) => acts.explain(event.target.value)}
                />
              )}
            </Field>
          </div>
        </section>
      </form>
    </Dialog>
  );
}

function Changes({ kind, isNew, found }: { kind: Kind; isNew: boolean; found: readonly Difference[] }) {
  if (isNew) return <p className="text-text-2">It is made anew: everything of it is a change.</p>;
  if (found.length === 0) return <p className="text-text-2">Nothing is changed yet.</p>;
  return (
    <>
      <h3 className="mb-3 text-section">
        {found.length} {found.length === 1 ? 'change' : 'changes'}
      </h3>
      <DifferenceList kind={kind} differences={found} />
    </>
  );
}

/** Settings of what was typed: empty texts are no setting. */
export const typedSettings = (values: Readonly<Record<string, Json>>): Settings =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
