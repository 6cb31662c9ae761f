import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { ScrollText } from 'lucide-react';
import { usePermission } from '../../api/permission.ts';
import { type App } from '../../api/session.ts';
import { useTitle } from '../../lib/use-title.ts';
import { useCurrentApp } from '../../shell/current-app.ts';
import { Empty, NotPermitted } from '../../ui/list-states.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { type AuditSearch, auditSearch } from './audit-search.ts';
import { AuditList } from './audit-list.tsx';
import { ChainAlarm } from './chain-state.tsx';
import { useAuditList } from './use-audit-list.ts';

/** Who did what to what, when, from where, with what result; the opened record stands beside. */
export function AuditPage() {
  const app = useCurrentApp();
  useTitle('Audit log', app?.label);
  const may = usePermission('audit.read');
  if (!app) {
    return (
      <Empty icon={ScrollText} title="No app">
        Ask an admin to set one up.
      </Empty>
    );
  }
  if (!may.allowed) return <NotPermitted title="You may not see the audit log" {...may} />;
  return <Allowed app={app} />;
}

function Allowed({ app }: { app: App }) {
  // The router also hands on what the address says and the route does not take.
  const filter = auditSearch({ ...useSearch({ from: '/_app/apps/$app/audit' }) });
  const { record: openId } = useParams({ strict: false });
  const navigate = useNavigate();
  const list = useAuditList(app.id, filter);
  // Where one is by then: a record that was opened while the last letters were typed stays open.
  const change = (next: AuditSearch) => void navigate({ to: '.', search: () => next });
  return (
    <div className="flex min-h-0 flex-1">
      <section
        aria-label="Records"
        data-pane
        tabIndex={-1}
        className={clsx(
          'flex min-h-0 min-w-0 flex-1 flex-col outline-none',
          openId !== undefined && 'max-[72rem]:hidden',
        )}
      >
        <ChainAlarm app={app.id} />
        <AuditFilters app={app.id} filter={filter} records={list.records} onChange={change} />
        <AuditList
          app={app.id}
          filter={filter}
          list={list}
          openId={openId}
          onClear={() => change(filter.scope === undefined ? {} : { scope: filter.scope })}
        />
      </section>
      {openId !== undefined && (
        <div className="flex min-h-0 w-[520px] min-w-0 shrink-0 flex-col border-l border-line max-[72rem]:w-full max-[72rem]:border-l-0">
          <Outlet />
        </div>
      )}
    </div>
  );
}
