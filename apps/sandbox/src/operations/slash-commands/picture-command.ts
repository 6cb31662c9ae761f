import type { Action, Attachment, ImageData, Images } from '@backchannel/chat-api/types';
import type { Context } from '../../context.ts';
import { pictureName, renditionBytes, renditions } from '../../pictures/drawn-picture.ts';
import type { Rendition } from '../../pictures/drawn-picture.ts';
import { pictureUrl } from '../../pictures/picture-url.ts';

/** The commands that find a picture for some words. */
export const pictureCommands: ReadonlySet<string> = new Set(['giphy', 'imgur']);

function imageData(context: Context, name: string, rendition: Rendition): ImageData {
  const { width, height, frames } = renditions[rendition];
  return {
    url: pictureUrl(context, name, rendition),
    width: String(width),
    height: String(height),
    frames: String(frames),
    size: String(renditionBytes(rendition)),
  };
}

const action = (value: string, text: string, style: string): Action => ({
  name: 'image_action',
  type: 'button',
  text,
  value,
  style,
});

const actions = [
  action('send', 'Send', 'primary'),
  action('shuffle', 'Shuffle', 'default'),
  action('cancel', 'Cancel', 'default'),
];

/** The picture that a command finds, drawn here: the same words the same one, and each `variant` another. */
export function pictureAttachment(
  context: Context,
  { command, words, variant }: { command: string; words: string; variant: number },
): Attachment {
  const name = pictureName(words, variant);
  const of = (rendition: Rendition): ImageData => imageData(context, name, rendition);
  const giphy: Images = {
    original: of('original'),
    fixed_height: of('fixed_height'),
    fixed_height_still: of('fixed_height_still'),
    fixed_height_downsampled: of('fixed_height_downsampled'),
    fixed_width: of('fixed_width'),
    fixed_width_still: of('fixed_width_still'),
    fixed_width_downsampled: of('fixed_width_downsampled'),
  };
  const common = {
    title: words,
    title_link: giphy.original.url,
    thumb_url: giphy.fixed_height_downsampled.url,
    custom: {},
  };
  return command === 'giphy'
    ? { ...common, type: 'giphy', giphy }
    : { ...common, type: 'image', image_url: giphy.original.url };
}

/** An attachment as its user sees it before they have decided. */
export const undecided = (attachment: Attachment): Attachment => ({ ...attachment, actions });

/** An attachment without what there was to decide. */
export function decided(attachment: Attachment): Attachment {
  const { actions: decision, ...rest } = attachment;
  return decision === undefined ? attachment : rest;
}
