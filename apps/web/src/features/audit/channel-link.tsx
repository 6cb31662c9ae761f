import { Link } from '@tanstack/react-router';

interface Props {
  app: string;
  cid: string;
  /** The message in it. Default: the channel as it opens. */
  search?: { thread?: string; message: string };
}

/** A channel that a record is about. */
export function ChannelLink({ app, cid, search }: Props) {
  return (
    <Link
      to="/apps/$app/channels/$cid"
      params={{ app, cid }}
      search={search ?? {}}
      className="mono block truncate text-accent-text"
    >
      {cid}
    </Link>
  );
}
