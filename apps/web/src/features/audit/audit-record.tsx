import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Terminal, X } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { type AuditRecord, auditRecordQuery } from '../../api/audit.ts';
import { roleName, useSession } from '../../api/session.ts';
import { copyText } from '../../lib/copy.ts';
import { useTitle } from '../../lib/use-title.ts';
import { ReadFailure } from '../../shell/read-failure.tsx';
import { toastFailure } from '../../shell/toast-failure.ts';
import { Badge, Tag } from '../../ui/badge.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { CopyButton, Id } from '../../ui/id.tsx';
import { Textarea } from '../../ui/input.tsx';
import { Skeleton, SkeletonArea } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { toast } from '../../ui/toast-store.ts';
import { auditSearch } from './audit-search.ts';
import { deedOf, sentenceOf, whoOf } from './audit-words.ts';
import { ChannelLink } from './channel-link.tsx';
import { MessagePlace } from './message-place.tsx';
import { OutcomeBadge } from './outcome-badge.tsx';
import { recordCurl } from './record-curl.ts';
import { answerWords, channelOf, errorWords, messageOf } from './record-words.ts';

/** One record, whole. */
export function AuditRecordPane() {
  const { app, record: id } = useParams({ from: '/_app/apps/$app/audit/$record' });
  const search = auditSearch({ ...useSearch({ from: '/_app/apps/$app/audit' }) });
  const navigate = useNavigate();
  const reading = useQuery(auditRecordQuery(id));
  const { data } = reading;
  useTitle(data ? sentenceOf(data) : 'Record', 'Audit log');
  return (
    <section
      data-pane
      aria-label="Record"
      tabIndex={-1}
      className="flex h-full min-h-0 flex-col outline-none"
    >
      <header className="flex items-start gap-3 border-b border-line py-3 pr-3 pl-4">
        <div className="min-w-0 flex-1">
          {/* One and the same from the beginning: it has the focus before the record is read. */}
          <h2 data-opened-heading tabIndex={-1} className="text-section break-words outline-none">
            {data ? (
              <Title record={data} />
            ) : reading.error ? (
              <>
                Record <bdi className="mono wrap-anywhere">{id}</bdi>
              </>
            ) : (
              <>
                <span className="sr-only">Record {id}</span>
                <Skeleton className="mt-2 h-3 w-64" />
              </>
            )}
          </h2>
          {data && (
            <p className="mt-1 flex flex-wrap items-center gap-2 text-small text-text-3">
              <OutcomeBadge outcome={data.outcome} />
              <Time at={new Date(data.at)} form="full" />
            </p>
          )}
        </div>
        <IconButton
          icon={X}
          label="Close"
          keys="Escape"
          onClick={() => void navigate({ to: '/apps/$app/audit', params: { app }, search })}
        />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {data ? (
          <Facts record={data} />
        ) : reading.error ? (
          <ReadFailure
            error={reading.error}
            title="The record could not be read"
            notPermitted="You may not see the audit log"
            busy={reading.isFetching}
            onRetry={() => void reading.refetch()}
          />
        ) : (
          <SkeletonArea label="Reading the record" className="grid gap-4 p-4">
            {[0, 1, 2, 3, 4, 5].map((line) => (
              <span key={line} className="flex gap-4">
                <Skeleton className="h-2 w-20" />
                <Skeleton className="h-2 w-56" />
              </span>
            ))}
            <Skeleton className="h-32 w-full" />
          </SkeletonArea>
        )}
      </div>
    </section>
  );
}

function Title({ record }: { record: AuditRecord }) {
  const { before, after } = deedOf(record);
  return (
    <>
      <bdi>{whoOf(record)}</bdi> {before} <bdi className="mono wrap-anywhere">{record.target}</bdi> {after}
    </>
  );
}

function Facts({ record }: { record: AuditRecord }) {
  const { operator, upstream_request_id: upstreamId, target } = record;
  const { apps } = useSession();
  const cid = channelOf(record);
  const message = messageOf(record);
  const error = errorWords(record);
  return (
    <div className="grid gap-5 p-4">
      <dl className="grid">
        <Fact name="Who">
          <bdi className="font-medium">{whoOf(record)}</bdi>{' '}
          {operator && <Tag>{roleName(operator.role)}</Tag>}
        </Fact>
        <Fact name="From">
          {record.ip ?? 'not known'}
          {record.user_agent !== null && (
            <span className="block text-small break-words text-text-3">{record.user_agent}</span>
          )}
        </Fact>
        <Fact name="Operation">
          <span className="mono">{record.operation}</span> <Badge>{record.effect}</Badge>
        </Fact>
        <Fact name="Target">
          {cid === undefined || record.app === null ? (
            <Id id={target === '' ? '–' : target} of="target" steady />
          ) : (
            <span className="inline-flex max-w-full items-center gap-1">
              <ChannelLink app={record.app} cid={cid} />
              <CopyButton text={cid} label="Copy channel id" />
            </span>
          )}
        </Fact>
        {record.app !== null && (message !== undefined || record.channel !== null) && (
          <Fact name="Message in">
            {message !== undefined ? (
              <MessagePlace app={record.app} id={message} channel={record.channel} at={record.at} />
            ) : (
              record.channel !== null && <ChannelLink app={record.app} cid={record.channel} />
            )}
          </Fact>
        )}
        <Fact name="App">
          {record.app === null
            ? 'None: the dashboard itself'
            : (apps.find(({ id }) => id === record.app)?.label ?? record.app)}
        </Fact>
        <Fact name="Answer">
          <span className="figures">{answerWords(record)}</span>
        </Fact>
        <Fact name="Request id">
          <Id id={record.request_id} of="request id" steady />
        </Fact>
        {upstreamId !== null && upstreamId !== record.request_id && (
          <Fact name="Chat API’s id">
            <Id id={upstreamId} of="the Chat API’s request id" steady />
          </Fact>
        )}
      </dl>
      {error !== '' && (
        <div className="grid gap-1">
          <h3 className="text-small font-medium text-text-2">What was said</h3>
          <p className="mono rounded-control bg-red-bg px-3 py-2 break-words text-red">{error}</p>
        </div>
      )}
      <Request record={record} />
      <dl className="grid border-t border-line pt-3">
        <Fact name="Record">
          <Id id={record.id} of="record id" steady />
        </Fact>
        {record.links.map((link) => (
          <Fragment key={link.sequence}>
            <Fact name={`Link ${link.sequence}`}>
              <Id id={link.hash} of={`hash of link ${link.sequence}`} steady />
            </Fact>
            <Fact name="Hash before">
              <Id id={link.previous_hash} of={`hash before link ${link.sequence}`} steady />
            </Fact>
          </Fragment>
        ))}
      </dl>
      <p className="text-small text-text-3">
        Each link’s hash is made from its content and the hash before it, so that none can be changed, put in
        or taken out unnoticed. An act has two: what was asked for, and what became of it.
      </p>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[7rem_minmax(0,1fr)] gap-3 py-1">
      <dt className="text-text-3">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function Request({ record }: { record: AuditRecord }) {
  const text = JSON.stringify(record.request, null, 2);
  const copyCurl = async () => {
    const curl = await recordCurl(record);
    if (curl === undefined) throw new Error(`${record.operation} is no operation of the Chat API.`);
    const done = await copyText(curl);
    toast(
      done
        ? {
            kind: 'info',
            title: 'Copied as curl',
            detail: 'Without the secret: $STREAM_API_KEY and $STREAM_TOKEN stand in its place.',
          }
        : { kind: 'failed', title: 'Could not copy', detail: 'The browser does not let this page copy.' },
    );
  };
  return (
    <div className="grid gap-1.5">
      <div className="flex items-center gap-2">
        <h3 className="flex-1 text-small font-medium text-text-2">Request</h3>
        <Button
          size="small"
          icon={Terminal}
          onClick={() => {
            copyCurl().catch((error: unknown) => toastFailure(error, 'Could not copy as curl'));
          }}
        >
          Copy as curl
        </Button>
        <CopyButton text={text} label="Copy the request" />
      </div>
      <Textarea
        mono
        readOnly
        aria-label="Request as JSON"
        value={text}
        rows={Math.min(18, text.split('\n').length)}
        className="border-line! bg-sunken! text-small!"
      />
    </div>
  );
}
