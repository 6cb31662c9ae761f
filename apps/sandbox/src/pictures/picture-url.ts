import type { Context } from '../context.ts';
import { isRendition } from './drawn-picture.ts';
import type { Rendition } from './drawn-picture.ts';

const PATH = /^\/giphy\/([\da-f]{16})\/(\w+)\.gif$/;

/** Where the sandbox serves a picture that it draws. */
export const pictureUrl = ({ files }: Context, name: string, rendition: Rendition): string =>
  `${files.baseUrl}/giphy/${name}/${rendition}.gif`;

/** Which picture a path means; undefined when none. */
export function readPicturePath(path: string): { name: string; rendition: Rendition } | undefined {
  const [, name = '', rendition = ''] = PATH.exec(path) ?? [];
  return isRendition(rendition) ? { name, rendition } : undefined;
}
