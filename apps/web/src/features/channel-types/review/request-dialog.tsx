import { buildRequest } from '@backchannel/chat-api';
import { updateChannelType } from '@backchannel/chat-api/operations';
import type { Settings } from '@backchannel/configuration';
import type { App } from '../../../api/session.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { CodeBlock } from '../../channel/data/code-block.tsx';
import { changedLines, saveRequest } from './request.ts';

interface Props {
  app: App;
  name: string;
  saved: Settings;
  settings: Settings;
  onClose: () => void;
}

const grounds = { '-': 'bg-diff-del', '+': 'bg-diff-add', ' ': '' };
const spoken = { '-': 'old: ', '+': 'new: ', ' ': '' };

/** What changes as lines of JSON, and exactly what is sent. */
export default function RequestDialog({ app, name, saved, settings, onClose }: Props) {
  const { method, path } = buildRequest(updateChannelType, saveRequest(name, saved, settings));
  const { body } = saveRequest(name, saved, settings);
  return (
    <Dialog
      title="JSON diff"
      facts={<bdi className="mono">{name}</bdi>}
      environment={app}
      columns="two"
      onClose={onClose}
    >
      <div className="grid gap-4 p-6">
        <section aria-labelledby="what-changes" className="grid gap-1.5">
          <h3 id="what-changes" className="text-section">
            What changes
          </h3>
          <div
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, which the keyboard must reach
            tabIndex={0}
            role="region"
            aria-label="Difference as JSON"
            className="mono ring-inside max-h-80 overflow-auto rounded-card border border-line py-2 text-small"
          >
            {changedLines(saved, settings).map(({ mark, text }, index) => (
              // A line has no other name than its place.
              // oxlint-disable-next-line react/no-array-index-key
              <div key={index} className={`flex w-max min-w-full gap-2 px-3 ${grounds[mark]}`}>
                <span className="select-none">
                  <span aria-hidden>{mark === ' ' ? ' ' : mark}</span>
                  <span className="sr-only">{spoken[mark]}</span>
                </span>
                <bdi className="whitespace-pre">{text}</bdi>
              </div>
            ))}
          </div>
        </section>
        <section aria-labelledby="what-is-sent" className="grid gap-1.5">
          <h3 id="what-is-sent" className="text-section">
            What is sent
          </h3>
          <p className="text-small text-text-3">
            Only what changes, and the three fields that the API wants in every request. Of grants, the roles
            that change.
          </p>
          <CodeBlock of="request" text={`${method} ${path}\n\n${JSON.stringify(body, null, 2)}`} />
        </section>
      </div>
    </Dialog>
  );
}
