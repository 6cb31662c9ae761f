import type { ImageSize } from '@backchannel/chat-api/types';
import { actorOf } from '../../actor.ts';
import { uploadLife } from '../../assemble/fresh-urls.ts';
import type { Context } from '../../context.ts';
import { inputError } from '../../errors.ts';
import { isPicture } from '../../files/content-type.ts';
import { pictureSize } from '../../files/picture.ts';
import type { Caller } from '../../http/auth.ts';
import type { ReceivedFile } from '../../http/upload-form.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { insertFile } from '../../store/files.ts';

interface Upload {
  caller: Caller;
  upload?: ReceivedFile | undefined;
  body: { user?: { id: string } | undefined; upload_sizes?: readonly ImageSize[] | undefined };
}

/** Keeps the file of an upload and answers with its address. Throws 400/4 without one. */
export function receiveUpload(
  context: Context,
  { caller, upload, body }: Upload,
  kind: 'file' | 'image',
  channel?: ChannelRow,
): { file: string; thumb_url?: string } {
  if (!upload) throw inputError('"file" is a required field');
  const sizes = (body.upload_sizes ?? []).map((size) => ({ size, checked: pictureSize(size) }));
  const now = context.clock.now();
  insertFile(context.db, {
    id: upload.id,
    kind,
    cid: channel?.cid ?? null,
    user_id: actorOf(context, caller, { user: body.user }) ?? null,
    name: upload.name,
    content_type: upload.contentType,
    size: upload.size,
    created_at: now,
    expires_at: null,
  });
  const file = context.files.sign(upload.id, upload.name, now + uploadLife(context));
  const [first] = sizes.filter(({ checked }) => checked);
  if (!first || !isPicture(upload.contentType)) return { file };
  const { width, height, resize, crop } = first.size;
  const asked = Object.entries({ w: width, h: height, resize, crop }).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return { file, thumb_url: `${file}&${asked.join('&')}` };
}
