import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Link2, Link2Off, LoaderCircle, ShieldAlert, ShieldQuestion } from 'lucide-react';
import { inWords } from '../../api/errors-in-words.ts';
import { verifyChain } from '../../api/audit.ts';
import { usePermission } from '../../api/permission.ts';
import { count, counted } from '../../lib/numbers.ts';
import { clockTime } from '../../lib/times.ts';
import { Tooltip } from '../../ui/tooltip.tsx';

// Not under the key of the log: a write does not have the whole chain checked again.
const chainQuery = queryOptions({
  queryKey: ['audit chain'] as const,
  queryFn: async ({ signal }) => ({ ...(await verifyChain(signal)), at: new Date() }),
  staleTime: 5 * 60_000,
  refetchOnWindowFocus: false,
});

const useChain = () => {
  const may = usePermission('audit.verify');
  return { may, chain: useQuery({ ...chainQuery, enabled: may.allowed }) };
};

/** Whether the records still fit each other, with a button that checks it. */
export function ChainState() {
  const { may, chain } = useChain();
  if (!may.allowed) {
    return (
      <Tooltip text={`Checking the chain of records: ${may.reason}`}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- its reason must be reachable by key */}
        <span tabIndex={0} className="inline-flex items-center gap-1 text-text-3">
          <ShieldQuestion size={12} strokeWidth={2.4} aria-hidden /> Chain not checked
        </span>
      </Tooltip>
    );
  }
  const { data, error, isFetching } = chain;
  return (
    <span className="inline-flex items-center gap-2">
      <span className="inline-flex items-center gap-1" role="status">
        {isFetching ? (
          <>
            <LoaderCircle size={12} strokeWidth={2.4} className="turning" aria-hidden /> Checking the chain…
          </>
        ) : error ? (
          <span className="text-red">Chain not checked: {inWords(error).detail}</span>
        ) : data?.status === 'broken' ? (
          <span className="inline-flex items-center gap-1 font-medium text-red">
            <Link2Off size={12} strokeWidth={2.4} aria-hidden /> Chain broken
          </span>
        ) : (
          data && (
            <>
              <span className="inline-flex items-center gap-1 font-medium text-green">
                <Link2 size={12} strokeWidth={2.4} aria-hidden /> Chain intact
              </span>
              <span className="figures max-[84rem]:hidden">
                · {counted(data.records, 'link')} · checked {clockTime(data.at).slice(0, 5)}
              </span>
            </>
          )
        )}
      </span>
      <button
        type="button"
        onClick={() => void chain.refetch()}
        className="touch-target rounded-badge font-medium text-accent-text hover:underline"
      >
        Verify
      </button>
    </span>
  );
}

const reasons = {
  missing_before: 'Something was taken out before',
  changed: 'Something was changed in',
  not_linked: 'The one before does not belong to',
};

/** Over the list, when a record was changed, taken out or put in between. */
export function ChainAlarm({ app }: { app: string }) {
  const { chain } = useChain();
  const { data } = chain;
  if (data?.status !== 'broken') return null;
  const first = data.first_broken;
  return (
    <div
      role="alert"
      className="flex items-start gap-2 border-b border-red-line bg-red-bg px-4 py-2 text-red"
    >
      <ShieldAlert size={16} className="mt-0.5 shrink-0" aria-hidden />
      <div className="min-w-0">
        <p className="font-medium">The audit log was changed outside of this dashboard</p>
        <p className="text-small">
          Checked at {clockTime(data.at)}: {counted(data.records, 'link is', 'links are')} right.{' '}
          {first && (
            <>
              {reasons[first.reason]}{' '}
              <Link
                to="/apps/$app/audit/$record"
                params={{ app, record: first.id }}
                search={{ scope: 'everything' }}
                className="figures text-red underline"
              >
                link {count(first.sequence)}
              </Link>
              ; do not rely on it or on what came later. Keep a copy of the database before anything else.
            </>
          )}
        </p>
      </div>
    </div>
  );
}
