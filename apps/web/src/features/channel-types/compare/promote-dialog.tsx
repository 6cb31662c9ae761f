import { updateBody } from '@backchannel/configuration';
import { useState } from 'react';
import { startChangeSet } from '../../../api/change-sets.ts';
import { usePermission } from '../../../api/permission.ts';
import { useSession } from '../../../api/session.ts';
import { useAct } from '../../../api/use-act.ts';
import { counted } from '../../../lib/numbers.ts';
import { ActFailure } from '../../../shell/act-failure.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { EnvironmentWord } from '../../../ui/environment.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { ChangeSetResult } from '../../change-sets/change-set-result.tsx';
import { DifferenceList } from '../../settings/difference-list.tsx';
import type { Column, Promotion } from './compare-page.tsx';

interface Props {
  columns: readonly Column[];
  promotions: readonly Promotion[];
  onClose: (isDone: boolean) => void;
}

/** What will change in each target, and then what became of it. */
export default function PromoteDialog({ columns, promotions, onClose }: Props) {
  const { apps } = useSession();
  const may = usePermission('config.write');
  const [why, setWhy] = useState('');
  const [from] = columns;
  const cells = promotions.reduce((sum, { changes }) => sum + changes.length, 0);
  const targets = promotions.flatMap((promotion) => {
    const column = columns[promotion.column];
    return column ? [{ ...column, ...promotion }] : [];
  });
  const start = useAct({
    mutationFn: () =>
      startChangeSet({
        title: `From ${from?.ref.name ?? ''} of ${from?.ref.app ?? ''} to ${counted(targets.length, 'channel type')}`,
        reason: why.trim(),
        steps: targets.map(({ ref, type, before, after }) => ({
          app: ref.app,
          kind: 'channel_type' as const,
          name: ref.name,
          act: 'update' as const,
          fingerprint: type.fingerprint,
          body: updateBody(before, after),
        })),
      }),
  });
  const id = start.data?.changeSet.id;
  const close = () => {
    if (!start.isPending) onClose(id !== undefined);
  };
  const act = `Change ${counted(cells, 'cell')} in ${counted(targets.length, 'channel type')}`;
  return (
    <Dialog
      title={id === undefined ? 'Review what changes' : 'What was done'}
      facts={
        from && (
          <span>
            as in <span className="mono">{from.ref.name}</span> of {from.ref.app}
          </span>
        )
      }
      columns="two"
      onClose={close}
      footer={
        id === undefined ? (
          <>
            <Button size="form" onClick={close}>
              Keep them as they are
            </Button>
            <Button
              size="form"
              kind="primary"
              busy={start.isPending}
              disabledReason={may.allowed ? undefined : may.reason}
              onClick={() => start.mutate()}
            >
              {act}
            </Button>
          </>
        ) : (
          <Button size="form" onClick={close}>
            Close
          </Button>
        )
      }
    >
      <div className="grid gap-5 px-6 py-4">
        {id === undefined ? (
          <>
            {targets.map(({ ref, changes }) => {
              const app = apps.find((each) => each.id === ref.app);
              return (
                <section
                  key={`${ref.app} ${ref.name}`}
                  aria-label={`${ref.name} in ${app?.label ?? ref.app}`}
                >
                  <h3 className="mb-2 flex flex-wrap items-center gap-2 text-section">
                    <span className="mono">{ref.name}</span>
                    {app && <EnvironmentWord environment={app.environment} label={app.label} />}
                  </h3>
                  <DifferenceList kind="channel_type" differences={changes} />
                </section>
              );
            })}
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
            {start.error && <ActFailure error={start.error} title="Nothing was begun" />}
          </>
        ) : (
          <ChangeSetResult id={id} />
        )}
      </div>
    </Dialog>
  );
}
