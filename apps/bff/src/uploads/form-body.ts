import { randomBytes } from 'node:crypto';
import type { SentBody } from '../upstream/send-upload.ts';
import type { SpooledFile } from './spooled-file.ts';

/** A form as browsers write them, the file at its end; it can be sent again from the beginning. `name` is plain, and `type`
 *  is one line of ASCII. */
export function formBody(
  fields: Readonly<Record<string, string>>,
  file: { readonly name: string; readonly type: string; readonly content: SpooledFile },
): SentBody {
  // Nobody can have put into the file what is made after it has come in.
  const boundary = `backchannel-${randomBytes(24).toString('hex')}`;
  const start = (name: string) => `--${boundary}\r\ncontent-disposition: form-data; name="${quoted(name)}"`;
  const before = Object.entries(fields).map(([name, value]) => `${start(name)}\r\n\r\n${value}\r\n`);
  before.push(`${start('file')}; filename="${quoted(file.name)}"\r\ncontent-type: ${file.type}\r\n\r\n`);
  const head = Buffer.from(before.join(''));
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    size: head.length + file.content.size + tail.length,
    async *pieces() {
      yield head;
      yield* file.content.content();
      yield tail;
    },
  };
}

/** As the standard of forms in browsers wants it. */
const quoted = (text: string): string =>
  text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
