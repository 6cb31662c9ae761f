import { useRouter } from '@tanstack/react-router';
import { readAuditPage } from '../../api/audit.ts';
import { type App, useSession } from '../../api/session.ts';
import { toastFailure } from '../../shell/toast-failure.ts';

/** Goes to the record of what was just done: the operator's own newest of this operation on this target. */
export function useOpenRecord({ id: app }: App): (operation: string, target: string) => void {
  const router = useRouter();
  const { id: person } = useSession().operator;
  const open = async (operation: string, target: string): Promise<void> => {
    const { records } = await readAuditPage({ app, operation, target, person, limit: 20 });
    // The log finds targets by a part of them, too: `messaging:crew` is in `messaging:crew-2`.
    const record = records.find(({ target: found }) => found === target);
    await router.navigate(
      record
        ? { to: '/apps/$app/audit/$record', params: { app, record: record.id }, search: { target } }
        : { to: '/apps/$app/audit', params: { app }, search: { target } },
    );
  };
  return (operation, target) => {
    open(operation, target).catch((error: unknown) =>
      toastFailure(error, 'The audit record could not be read'),
    );
  };
}
