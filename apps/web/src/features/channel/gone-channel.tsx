import type { ChatApiError } from '@backchannel/chat-api';
import { Link } from '@tanstack/react-router';
import { RotateCcw, SearchX } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/list-states.tsx';
import { buttonClass } from '../../ui/plain-button.tsx';

interface Props {
  app: string;
  error: ChatApiError;
  onRetry: () => void;
  busy: boolean;
}

/** The API knows no such channel: never made, or deleted meanwhile. */
export function GoneChannel({ app, error, onRetry, busy }: Props) {
  return (
    <Empty
      icon={SearchX}
      title="There is no such channel"
      actions={
        <>
          <Link to="/apps/$app/channels" params={{ app }} className={buttonClass()}>
            All channels
          </Link>
          <Button kind="quiet" icon={RotateCcw} busy={busy} onClick={onRetry}>
            Look again
          </Button>
        </>
      }
    >
      <p>It was deleted, or the id is not right. The API says:</p>
      <p className="mono break-words">{error.message}</p>
      <p className="figures">
        {error.status} · code {error.code}
        {error.requestId === undefined ? '' : ` · request ${error.requestId}`}
      </p>
    </Empty>
  );
}
