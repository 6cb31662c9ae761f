import type { RequestOf } from '@backchannel/chat-api';
import { updateChannelType } from '@backchannel/chat-api/operations';
import { differences, isObject, type Json, type Settings, updateBody } from '@backchannel/configuration';
import { bodyFor } from '../../../api/settings.ts';
import { curlOf } from '../../channel/curl.ts';
import { type DiffLine, lineDiff } from './line-diff.ts';

/** Exactly what a save sends. */
export const saveRequest = (
  name: string,
  saved: Settings,
  settings: Settings,
): RequestOf<typeof updateChannelType> => ({
  params: { name },
  body: bodyFor(updateChannelType, updateBody(saved, settings)),
});

// Made in the shell, so that neither the secret nor a token is in what is copied.
const signing = [
  `b64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }`,
  `CLAIMS="$(printf '{"alg":"HS256","typ":"JWT"}' | b64url).$(printf '{"server":true}' | b64url)"`,
  `STREAM_TOKEN="$CLAIMS.$(printf %s "$CLAIMS" | openssl dgst -sha256 -hmac "$STREAM_API_SECRET" -binary | b64url)"`,
].join('\n');

/**
 * What a save sends, as shell commands that sign it themselves. `STREAM_API_KEY`, `STREAM_API_SECRET` and
 * `STREAM_BASE_URL` come from the environment of who runs them.
 */
export const saveAsCurl = (name: string, saved: Settings, settings: Settings): string =>
  `${signing}\n${curlOf(updateChannelType, saveRequest(name, saved, settings))}`;

/** The settings that change, before and after, as lines of JSON, field by field. Of grants only the roles that differ. */
export function changedLines(saved: Settings, settings: Settings): DiffLine[] {
  const found = differences(saved, settings);
  const keys = [...new Set(found.map(({ path: [key = ''] }) => key))];
  const roles = new Set(found.flatMap(({ path: [key, role] }) => (key === 'grants' ? [role] : [])));
  const linesOf = (key: string, value: Json | undefined): string[] => {
    if (value === undefined) return [];
    const shown =
      key === 'grants' && isObject(value)
        ? Object.fromEntries(Object.entries(value).filter(([role]) => roles.has(role)))
        : value;
    return `${JSON.stringify(key)}: ${JSON.stringify(shown, null, 2)}`.split('\n');
  };
  return keys.flatMap((key) => lineDiff(linesOf(key, saved[key]), linesOf(key, settings[key])));
}
