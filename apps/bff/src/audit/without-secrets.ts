// A time since when tokens count is none of them.
const secretName =
  /^(?!revoke_tokens_issued_before$).*(secret|password|passwd|token|credential|(auth|api|server|sns|sqs|stream)_?key|private|p12|(^|_)cert)/i;
// Name and password of an address: `https://user:password@host`.
const inAddress = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/?#@]*:[^\s/?#@]*@/gi;
const maxRequestBytes = 32 * 1024;

/** The value with `[hidden]` in place of everything whose name says that it is a secret, unless it is empty, and of the
 *  password in an address. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value === 'string') return value.replaceAll(inAddress, '$1[hidden]@');
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      secretName.test(name) && inner !== '' && inner !== null ? '[hidden]' : withoutSecrets(inner),
    ]),
  );
}

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
