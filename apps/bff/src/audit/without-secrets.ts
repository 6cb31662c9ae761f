const secretName =
  /secret|password|passwd|token|credential|auth_?key|api_?key|server_?key|private|p12|(^|_)cert/i;
const maxRequestBytes = 32 * 1024;

/** The value with `[hidden]` in place of everything whose name says that it is a secret. */
function hide(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hide);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, secretName.test(name) ? '[hidden]' : hide(inner)]),
  );
}

/** A request as the audit log keeps it: JSON without secrets, and of a body that would be larger
 *  than 32 KiB only the names of its fields. */
export function auditedRequest(request: Readonly<Record<string, unknown>>): string {
  const text = JSON.stringify(hide(request));
  const bytes = Buffer.byteLength(text);
  if (bytes <= maxRequestBytes) return text;
  const { body, ...rest } = request;
  const fields = typeof body === 'object' && body !== null ? Object.keys(body).slice(0, 100) : [];
  const short = JSON.stringify(hide({ ...rest, body_left_out: { bytes, fields } }));
  return Buffer.byteLength(short) <= maxRequestBytes ? short : JSON.stringify({ left_out: { bytes } });
}
