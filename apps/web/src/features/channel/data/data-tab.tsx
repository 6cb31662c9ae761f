import { toDate } from '@backchannel/chat-api';
import { getChannel } from '@backchannel/chat-api/operations';
import type { ChannelResponse } from '@backchannel/chat-api/types';
import { Tag } from '../../../ui/badge.tsx';
import { Id } from '../../../ui/id.tsx';
import { Time } from '../../../ui/time.tsx';
import { splitCid } from '../cid.ts';
import { curlOf } from '../curl.ts';
import { personName } from '../message/person-name.ts';
import { CodeBlock } from './code-block.tsx';
import { Fact, Facts, Section } from './facts.tsx';
import { JsonTree } from './json-tree.tsx';

/** The channel as data: what it is, what the app has stored with it, how it is set up, and all of it as JSON. */
export function DataTab({ channel }: { channel: ChannelResponse }) {
  const { custom, filter_tags: tags = [], config } = channel;
  const params = splitCid(channel.cid) ?? { type: channel.type, id: channel.id };
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <Section title="Channel">
        <ChannelFacts channel={channel} />
      </Section>
      <Section title="Custom data">
        {Object.keys(custom).length === 0 ? (
          <p className="text-text-2">No custom data.</p>
        ) : (
          <JsonTree value={custom} open={3} />
        )}
      </Section>
      <Section title="Filter tags">
        {tags.length === 0 ? (
          <p className="text-text-2">No filter tags.</p>
        ) : (
          <p className="flex flex-wrap gap-1.5">
            {tags.map((tag) => (
              <Tag key={tag} mono>
                {tag}
              </Tag>
            ))}
          </p>
        )}
      </Section>
      <Section title="Configuration in force">
        {config ? (
          <JsonTree value={config} open={1} />
        ) : (
          <p className="text-text-2">The API did not send it.</p>
        )}
      </Section>
      <Section title="As curl">
        <CodeBlock of="curl" text={curlOf(getChannel, { params })} />
      </Section>
      <Section title="Raw JSON">
        <CodeBlock of="JSON" text={JSON.stringify(channel, null, 2)} />
      </Section>
    </div>
  );
}

function ChannelFacts({ channel }: { channel: ChannelResponse }) {
  const { cooldown = 0, created_by, truncated_at, truncated_by, last_message_at, deleted_at } = channel;
  return (
    <Facts>
      <Fact name="Cid">
        <Id id={channel.cid} of="channel id" steady />
      </Fact>
      <Fact name="Type">{channel.type}</Fact>
      <Fact name="Team">{channel.team}</Fact>
      <Fact name="Created">
        <Time at={toDate(channel.created_at)} form="full" />
        {created_by && (
          <>
            {' by '}
            <bdi>{personName(created_by)}</bdi>
          </>
        )}
      </Fact>
      <Fact name="Changed">
        <Time at={toDate(channel.updated_at)} form="full" />
      </Fact>
      <Fact name="Last message">
        {last_message_at !== undefined && <Time at={toDate(last_message_at)} form="full" />}
      </Fact>
      <Fact name="Truncated">
        {truncated_at !== undefined && (
          <>
            <Time at={toDate(truncated_at)} form="full" />
            {truncated_by && (
              <>
                {' by '}
                <bdi>{personName(truncated_by)}</bdi>
              </>
            )}
          </>
        )}
      </Fact>
      <Fact name="Deleted">{deleted_at !== undefined && <Time at={toDate(deleted_at)} form="full" />}</Fact>
      <Fact name="Cooldown">{cooldown > 0 && `One message per ${cooldown} s and person`}</Fact>
      <Fact name="Translation">
        {channel.auto_translation_enabled === true && (channel.auto_translation_language ?? 'on')}
      </Fact>
    </Facts>
  );
}
