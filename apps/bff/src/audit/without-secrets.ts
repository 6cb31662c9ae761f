// A time since when tokens count is none of them.
const secretName =
  /^(?!revoke_tokens_issued_before$).*(secret|password|passwd|token|credential|(auth|api|server|sns|sqs|stream)_?key|private|p12|(^|_)cert)/i;
// Who signs in at an address, with a password or without: `https://user:password@host`. The scheme is bounded, so that no
// text takes long.
const inAddress = /\b([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/?#]*@/gi;
const maxRequestBytes = 32 * 1024;

/** The value with `[hidden]` in place of everything whose name says that it is a secret, unless it is empty, and of what
 *  addresses hold beside the place that they name. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value === 'string') return withPlainAddresses(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      secretName.test(name) && inner !== '' && inner !== null ? '[hidden]' : withoutSecrets(inner),
    ]),
  );
}

/** The text with `[hidden]` in place of who signs in at each address in it, and of the values of its query: whoever made the
 *  address may have put a token there. */
export function withPlainAddresses(text: string): string {
  return text.includes('://') ? text.replaceAll(/[^\s"'<>]+/g, plainAddress) : text;
}

function plainAddress(word: string): string {
  const schemeAt = word.indexOf('://');
  if (schemeAt === -1) return word;
  const queryAt = word.indexOf('?', schemeAt);
  const place = (queryAt === -1 ? word : word.slice(0, queryAt)).replaceAll(inAddress, '$1[hidden]@');
  return queryAt === -1 ? place : `${place}?${withoutValues(word.slice(queryAt + 1))}`;
}

/** What is no pair of name and value is all value. */
const withoutValues = (query: string): string =>
  query
    .split('&')
    .map((pair) => {
      const valueAt = pair.indexOf('=') + 1;
      return valueAt === pair.length ? pair : `${pair.slice(0, valueAt)}[hidden]`;
    })
    .join('&');

/** A request as the audit log keeps it: JSON without secrets, and of a body that would be larger
 *  than 32 KiB only the names of its fields. */
export function auditedRequest(request: Readonly<Record<string, unknown>>): string {
  const text = JSON.stringify(withoutSecrets(request));
  const bytes = Buffer.byteLength(text);
  if (bytes <= maxRequestBytes) return text;
  const { body, ...rest } = request;
  const fields = typeof body === 'object' && body !== null ? Object.keys(body).slice(0, 100) : [];
  const short = JSON.stringify(withoutSecrets({ ...rest, body_left_out: { bytes, fields } }));
  return Buffer.byteLength(short) <= maxRequestBytes ? short : JSON.stringify({ left_out: { bytes } });
}
