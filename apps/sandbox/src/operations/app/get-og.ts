import type { getOg as Operation } from '@backchannel/chat-api/operations';
import { inputError } from '../../errors.ts';
import { firstLink, linkPreview } from '../../previews/link-preview.ts';
import type { Handler } from '../handler.ts';

/** What a link would show in a message. Throws 400/4 for what is no web address, or one of ours with nothing behind. */
export const getOg: Handler<typeof Operation> = ({ query }, context) => {
  const link = firstLink(query.url);
  if (link === undefined || link !== query.url.trim())
    throw inputError(`"${query.url.slice(0, 200)}" is not a valid URL`);
  const preview = linkPreview(context, link);
  if (!preview) throw inputError(`there is nothing to preview at ${link.slice(0, 200)}`);
  return preview;
};
