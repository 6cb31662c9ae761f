import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { Suspense, useState } from 'react';
import { operatorsQuery } from '../../api/operators.ts';
import { KeysToCome } from '../../lib/keys-to-come.ts';
import { lazyPart } from '../../lib/part.ts';
import { useTitle } from '../../lib/use-title.ts';
import { ReadFailure } from '../../shell/read-failure.tsx';
import { Button } from '../../ui/button.tsx';
import { SkeletonArea, SkeletonRows } from '../../ui/skeleton.tsx';
import { OperatorsTable } from './operators-table.tsx';
import { RolesTable } from './roles-table.tsx';

const InviteDialog = lazyPart(() => import('./invite-dialog.tsx'));

/** Who may work here, as what, and what each role may do. */
export function OperatorsPage() {
  useTitle('Operators and roles');
  const list = useQuery(operatorsQuery);
  const [inviting, setInviting] = useState(false);
  return (
    <div className="w-full max-w-[64rem] px-6 py-4 max-pane:px-4">
      <div className="flex items-center justify-between gap-4 pb-3">
        <h2 className="text-section">
          Operators
          {list.data && (
            <span className="figures ml-2 font-normal text-text-3">{list.data.operators.length}</span>
          )}
        </h2>
        <Button kind="primary" icon={Plus} onClick={() => setInviting(true)}>
          Invite an operator
        </Button>
      </div>
      {list.isPending && (
        <SkeletonArea label="Reading operators">
          <SkeletonRows rows={4} />
        </SkeletonArea>
      )}
      {list.isError && !list.data && (
        <ReadFailure
          error={list.error}
          title="Operators could not be read"
          busy={list.isFetching}
          onRetry={() => void list.refetch()}
        />
      )}
      {list.data && <OperatorsTable operators={list.data.operators} />}
      <h2 className="mt-8 mb-2 text-section">What each role may do</h2>
      <RolesTable />
      <Suspense fallback={<KeysToCome />}>
        {inviting && <InviteDialog onClose={() => setInviting(false)} />}
      </Suspense>
    </div>
  );
}
