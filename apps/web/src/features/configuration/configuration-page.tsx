import type { Kind } from '@backchannel/configuration';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Download, FileUp, ListChecks } from 'lucide-react';
import { type ChangeEvent, useId, useRef, useState } from 'react';
import {
  applyFile,
  configurationQuery,
  type FilePlan,
  planFile,
  type Problem,
} from '../../api/configuration.ts';
import { usePermission } from '../../api/permission.ts';
import { useAct } from '../../api/use-act.ts';
import { counted } from '../../lib/numbers.ts';
import { useTitle } from '../../lib/use-title.ts';
import { ActFailure } from '../../shell/act-failure.tsx';
import { useCurrentApp } from '../../shell/current-app.ts';
import { ReadFailure } from '../../shell/read-failure.tsx';
import { saveFile } from '../../table/csv.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { Input, Textarea } from '../../ui/input.tsx';
import { SkeletonArea, SkeletonRows } from '../../ui/skeleton.tsx';
import { ChangeSetResult } from '../change-sets/change-set-result.tsx';
import { UnfinishedChanges } from '../change-sets/unfinished-changes.tsx';
import { Creation } from './creation.tsx';
import { DifferenceList } from '../settings/difference-list.tsx';
import { ReadOnlyNote } from '../settings/read-only-note.tsx';
import { ProblemList } from './problem-list.tsx';
import { useTyped } from './use-typed.ts';

/** Everything that is configured, as one file: take it out, change it, see what it would do, put it in. */
export function ConfigurationPage({ app }: { app: string }) {
  useTitle('Configuration file', useCurrentApp()?.label);
  const mayWrite = usePermission('config.write');
  const queries = useQueryClient();
  const current = useQuery(configurationQuery(app));
  const [text, setText] = useTyped(app);
  const [prune, setPrune] = useState(false);
  const [why, setWhy] = useState('');
  const picker = useRef<HTMLInputElement>(null);
  const editor = useRef<HTMLTextAreaElement>(null);
  const yaml = text ?? current.data ?? '';
  const plan = useMutation({ mutationFn: () => planFile(app, { yaml, prune }) });
  const apply = useAct({
    mutationFn: (seen: string) => applyFile(app, { yaml, prune, plan: seen, reason: why.trim() }),
  });
  const change = (to: string) => {
    setText(to);
    plan.reset();
    apply.reset();
  };
  const show = ({ line, column }: Problem) => {
    const area = editor.current;
    if (!area) return;
    const lines = yaml.split('\n');
    const lengthOf = (count: number) => lines.slice(0, count).reduce((sum, each) => sum + each.length + 1, 0);
    const start = lengthOf(line - 1) + column - 1;
    area.focus();
    area.setSelectionRange(start, Math.max(start, lengthOf(line) - 1));
    // A text area shows its selection only when it is typed in: its line is brought into view by hand.
    area.scrollTop = Math.max(0, ((line - 4) / lines.length) * area.scrollHeight);
  };
  const begun = apply.data?.changeSet.id;
  const planned = plan.data;
  return (
    <div className="grid w-full grid-cols-[minmax(0,1fr)_minmax(0,28rem)] gap-6 px-6 py-4 max-wide:grid-cols-1 max-pane:px-4">
      <div className="grid min-w-0 content-start gap-3">
        <h1 tabIndex={-1} className="text-title outline-none">
          Configuration file
        </h1>
        <div className="flex flex-wrap items-center gap-2">
          <p className="min-w-0 flex-1 text-text-2 max-phone:basis-full">
            Channel types, commands, block lists, roles and grants of the app, as it is now. Change the text,
            or open a file, and see what it would do.
          </p>
          <Button
            icon={Download}
            disabledReason={current.data === undefined ? 'It has not been read yet.' : undefined}
            onClick={() => saveFile(`${app}-configuration.yaml`, current.data ?? '', 'text/yaml')}
          >
            Export
          </Button>
          <Button icon={FileUp} onClick={() => picker.current?.click()}>
            Open a file…
          </Button>
          <input
            ref={picker}
            type="file"
            accept=".yaml,.yml,text/yaml"
            hidden
            aria-label="Configuration file"
            onChange={({ target }: ChangeEvent<HTMLInputElement>) => {
              const [file] = target.files ?? [];
              if (file) void file.text().then(change);
              target.value = '';
            }}
          />
        </div>
        <ReadOnlyNote may={mayWrite} />
        <UnfinishedChanges apps={[app]} shown={begun} />
        {current.isPending && (
          <SkeletonArea label="Reading the configuration">
            <SkeletonRows rows={8} />
          </SkeletonArea>
        )}
        {current.isError && current.data === undefined && (
          <ReadFailure
            error={current.error}
            title="The configuration could not be read"
            busy={current.isFetching}
            onRetry={() => void current.refetch()}
          />
        )}
        {(current.data !== undefined || text !== undefined) && (
          <Editor ref={editor} yaml={yaml} onChange={change} />
        )}
      </div>
      <section aria-label="What the file would do" className="grid min-w-0 content-start gap-4">
        <Checkbox
          label="Also delete what is not in the file"
          checked={prune}
          onCheckedChange={(on) => {
            setPrune(on);
            plan.reset();
            apply.reset();
          }}
        />
        <div className="flex flex-wrap items-center gap-2">
          <Button
            kind={planned && planned.changes.length > 0 ? 'ordinary' : 'primary'}
            icon={ListChecks}
            busy={plan.isPending}
            disabledReason={yaml === '' ? 'There is no file yet.' : undefined}
            onClick={() => {
              apply.reset();
              plan.mutate();
            }}
          >
            See what it would do
          </Button>
          {text !== undefined && (
            <Button
              kind="quiet"
              onClick={() => {
                setText(undefined);
                plan.reset();
                apply.reset();
                void queries.invalidateQueries({ queryKey: configurationQuery(app).queryKey });
              }}
            >
              Back to the app’s own
            </Button>
          )}
        </div>
        {plan.error && <ActFailure error={plan.error} title="It could not be compared" />}
        {planned && planned.problems.length > 0 && <ProblemList problems={planned.problems} onShow={show} />}
        {begun === undefined && planned && planned.problems.length === 0 && (
          <Planned plan={planned} prune={prune}>
            {planned.changes.length > 0 && (
              <div className="grid gap-3 border-t border-line pt-4">
                <Field label="Why" hint="Kept in the history of each.">
                  {(control) => (
                    <Input
                      {...control}
                      dir="auto"
                      maxLength={500}
                      value={why}
                      onChange={(event) => setWhy(event.target.value)}
                    />
                  )}
                </Field>
                {apply.error && <ActFailure error={apply.error} title="Nothing was begun" />}
                <Button
                  kind="primary"
                  className="justify-self-start"
                  busy={apply.isPending}
                  disabledReason={mayWrite.allowed ? undefined : mayWrite.reason}
                  onClick={() => apply.mutate(planned.plan)}
                >
                  Make {counted(planned.changes.filter(({ follows }) => !follows).length, 'change')}
                </Button>
              </div>
            )}
          </Planned>
        )}
        {begun !== undefined && <ChangeSetResult id={begun} />}
      </section>
    </div>
  );
}

interface EditorProps {
  ref: React.RefObject<HTMLTextAreaElement | null>;
  yaml: string;
  onChange: (yaml: string) => void;
}

function Editor({ ref, yaml, onChange }: EditorProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id} className="sr-only">
        Configuration, as YAML
      </label>
      <Textarea
        ref={ref}
        id={id}
        mono
        spellCheck={false}
        autoCapitalize="off"
        wrap="off"
        className="h-[70dvh] max-pane:h-[50dvh]"
        value={yaml}
        onChange={(event) => onChange(event.target.value)}
      />
    </>
  );
}

const verbs = { create: 'Create', update: 'Change', delete: 'Delete' } as const;
const kindWords = (kind: Kind): string => kind.replaceAll('_', ' ');

function Planned({ plan, prune, children }: { plan: FilePlan; prune: boolean; children: React.ReactNode }) {
  const changes = plan.changes.filter(({ follows }) => !follows);
  return (
    <div className="grid gap-4">
      <p role="status" className="text-section">
        {changes.length === 0
          ? 'The app is as the file says'
          : `${counted(changes.length, 'change')} to make`}
      </p>
      <ul className="grid gap-4">
        {changes.map(({ kind, name, act, differences }) => (
          <li key={`${act} ${kind} ${name}`}>
            <h2 className="mb-2 flex flex-wrap items-center gap-2">
              <span>
                {verbs[act]} the {kindWords(kind)} <span className="mono break-all">{name}</span>
              </span>
              {act === 'delete' && <Badge tone="red">Nothing brings it back</Badge>}
            </h2>
            {act === 'update' ? (
              <DifferenceList kind={kind} differences={differences} />
            ) : act === 'create' ? (
              <Creation kind={kind} differences={differences} />
            ) : (
              <p className="text-small text-text-2">With all its settings.</p>
            )}
          </li>
        ))}
      </ul>
      {!prune && plan.left.length > 0 && (
        <div className="text-small text-text-2">
          <p>Not in the file, and left alone:</p>
          <ul className="list-disc pl-5">
            {plan.left.map(({ kind, name }) => (
              <li key={`${kind} ${name}`}>
                {kindWords(kind)} <span className="mono">{name}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {children}
    </div>
  );
}
