import { buildRequest, type Operation, type RequestOf } from '@backchannel/chat-api';

const base = '${STREAM_BASE_URL:-https://chat.stream-io-api.com}';

/**
 * A call of the Chat API as a shell command. Key, token and address come from the environment of who runs it:
 * `STREAM_API_KEY`, `STREAM_TOKEN` (a server token, signed with the secret, which no page knows) and `STREAM_BASE_URL`.
 */
export function curlOf<O extends Operation>(operation: O, request: RequestOf<O>): string {
  const { method, path, headers, body } = buildRequest(operation, request);
  const parts = [
    ...(method === 'GET' ? [] : [`-X ${method}`]),
    `-H "Authorization: $STREAM_TOKEN"`,
    `-H 'stream-auth-type: jwt'`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(typeof body === 'string' ? [`-d ${quoted(body)}`] : []),
  ];
  const mark = path.includes('?') ? '&' : '?';
  const address = `"${base}"${quoted(`${path}${mark}api_key=`)}"$STREAM_API_KEY"`;
  return [`curl ${address}`, ...parts].join(' \\\n  ');
}

/** One word for a POSIX shell, whatever is in it. */
const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
