import { useBlocker } from '@tanstack/react-router';
import { counted } from '../../../lib/numbers.ts';
import type { App } from '../../../api/session.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useDraft } from './use-draft.ts';

interface Props {
  app: App;
  name: string;
}

/** Asks before one leaves the page with changes that are not saved. Whoever has to sign in again comes back to them. */
export function LeaveGuard({ app, name }: Props) {
  const { changes, discard } = useDraft(app.id, name);
  const has = changes.length > 0;
  const blocker = useBlocker({
    shouldBlockFn: ({ next }) => has && next.pathname !== '/sign-in' && !isOfType(next.params, app.id, name),
    // A closed tab takes the draft with it.
    enableBeforeUnload: has,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  const said = counted(changes.length, 'change');
  return (
    <ConfirmDialog
      title={`${said} of ${name} ${changes.length === 1 ? 'is' : 'are'} not saved`}
      environment={app}
      keep="Stay here"
      act={`Discard ${said}`}
      onKeep={blocker.reset}
      onAct={() => {
        discard();
        blocker.proceed();
      }}
    >
      Leaving this page takes them away.
    </ConfirmDialog>
  );
}

/** Whether an address is another part of the same type. */
const isOfType = (params: object, app: string, name: string): boolean =>
  Reflect.get(params, 'app') === app && Reflect.get(params, 'name') === name;
