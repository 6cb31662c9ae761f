import type { Attachment } from '@backchannel/chat-api/types';
import type { Context } from '../context.ts';
import { appDefaults } from '../present/app.ts';
import { appSettings } from '../store/app.ts';
import type { Micros } from '../time.ts';

const MICROS_PER_SECOND = 1_000_000;
const NAME = /\/files\/[^/]+\/([^/?]*)/;

/** For how long the address of an upload holds: the app says, 14 days unless it was changed. */
export function uploadLife({ db }: Context): Micros {
  const set = appSettings(db)['cdn_expiration_seconds'];
  return (typeof set === 'number' ? set : appDefaults.cdn_expiration_seconds) * MICROS_PER_SECOND;
}

function freshUrl(context: Context, url: string): string {
  const address = context.files.readUrl(url);
  if (!address) return url;
  const until = context.clock.now() + uploadLife(context);
  const fresh = context.files.sign(address.id, decodeURIComponent(NAME.exec(url)?.[1] ?? ''), until);
  const rest = new URL(url).searchParams;
  rest.delete('expires');
  rest.delete('signature');
  return rest.size === 0 ? fresh : `${fresh}&${rest.toString()}`;
}

/** Attachments whose addresses of uploads here begin to hold anew, wherever the sandbox now listens. */
export const withFreshUrls = (context: Context, attachments: readonly Attachment[]): Attachment[] =>
  attachments.map((attachment) =>
    Object.assign(
      { ...attachment },
      Object.fromEntries(
        Object.entries(attachment).flatMap(([key, value]) =>
          typeof value === 'string' && value.includes('/files/') ? [[key, freshUrl(context, value)]] : [],
        ),
      ),
    ),
  );

/** Whether stored attachments may hold such an address at all. */
export const mayHaveUploads = (attachments: string): boolean => attachments.includes('/files/');
