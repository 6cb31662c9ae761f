import type { FileUploadConfig } from '@backchannel/chat-api/types';
import { inputError } from '../errors.ts';

const LARGEST_UPLOAD_BYTES = 104_857_600;

const withDot = (extension: string): string => (extension.startsWith('.') ? extension : `.${extension}`);

/** The most bytes that a file may have. */
export const sizeLimit = ({ size_limit: limit }: FileUploadConfig): number =>
  limit > 0 ? Math.min(limit, LARGEST_UPLOAD_BYTES) : LARGEST_UPLOAD_BYTES;

/** Throws 400/4 when a file's extension or content type is not among the allowed, or is among the blocked. */
export function checkUpload(rules: FileUploadConfig, name: string, contentType: string): void {
  const lower = name.toLowerCase();
  const endsIn = (extensions: readonly string[] = []): boolean =>
    extensions.some((extension) => lower.endsWith(withDot(extension.toLowerCase())));
  const type = contentType.toLowerCase().split(';')[0]?.trim() ?? '';
  const isType = (types: readonly string[] = []): boolean =>
    types.some((entry) => entry.toLowerCase() === type);
  const { allowed_file_extensions: extensions = [], allowed_mime_types: types = [] } = rules;
  if ((extensions.length > 0 && !endsIn(extensions)) || endsIn(rules.blocked_file_extensions)) {
    throw inputError(`files with the extension of "${name.slice(-50)}" are not allowed`);
  }
  if ((types.length > 0 && !isType(types)) || isType(rules.blocked_mime_types)) {
    throw inputError(`files of the type "${type.slice(0, 100)}" are not allowed`);
  }
}
