import type { IncomingMessage } from 'node:http';
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import { liftBodyTime, limitBodyTime } from '../http/body-time.ts';
import { HttpError, InvalidRequest } from '../http/errors.ts';
import { plainFileName } from './file-name.ts';
import type { UploadLimits } from './limits.ts';
import type { Spool } from './spool.ts';
import { SpooledFile } from './spooled-file.ts';

/** A form that has come in. Whoever has it closes the file. */
export interface ReceivedForm {
  /** As text, by name. */
  readonly fields: Readonly<Record<string, string>>;
  readonly file: {
    readonly name: string;
    /** As the browser says it; no more than a claim. */
    readonly type: string;
    readonly content: SpooledFile;
  };
}

interface Means {
  readonly spool: Spool;
  readonly limits: UploadLimits;
  /** What the form may have beside `file`. */
  readonly fieldNames: ReadonlySet<string>;
}

/** For the lines between the parts, and parts that nobody reads. */
const overheadBytes = 256 * 1024;
/** What still comes of a form that is refused is thrown away for this long, as browsers look for the answer only when they
 *  have sent all. */
const lingerMs = 30_000;

const fileField = 'file';
const plainEncodings: ReadonlySet<string> = new Set(['7bit', '8bit', 'binary']);
const mediaType = /^[\w!#$&^.+-]{1,100}\/[\w!#$&^.+-]{1,100}$/;

/**
 * Reads a form of one file and some fields; the file goes to the spool as it comes, and as fast as the disk takes it.
 * Throws 415 `form_required` for anything but an uncompressed form, 413 `file_too_large`, 408 `upload_stalled` when nothing
 * comes any more, and `InvalidRequest` for a form that is damaged or has other parts; then no file stays.
 */
export async function readForm(request: IncomingMessage, means: Means): Promise<ReceivedForm> {
  liftBodyTime(request);
  try {
    return await read(request, parserFor(request, means.limits), means);
  } finally {
    if (!request.complete) limitBodyTime(request, lingerMs);
  }
}

function parserFor({ headers }: IncomingMessage, { fileBytes, fieldBytes }: UploadLimits): BusboyInstance {
  const type = headers['content-type'] ?? '';
  if (headers['content-encoding'] !== undefined || !/^multipart\/form-data\s*(;|$)/i.test(type)) {
    throw new HttpError(415, 'form_required', 'This route takes a form with a file only, uncompressed.');
  }
  if (Number(headers['content-length'] ?? 0) > fileBytes + overheadBytes) throw tooLarge(fileBytes);
  try {
    return new Busboy({
      headers: { 'content-type': type },
      limits: {
        files: 1,
        fileSize: fileBytes,
        fields: 10,
        fieldSize: fieldBytes,
        parts: 11,
        headerSize: 16 * 1024,
        headerPairs: 20,
      },
    });
  } catch (cause) {
    // The one thing that it holds against such a type.
    throw new InvalidRequest(
      [{ path: '', message: 'The form does not say what stands between its parts.' }],
      {
        cause,
      },
    );
  }
}

async function read(
  request: IncomingMessage,
  parser: BusboyInstance,
  { spool, limits, fieldNames }: Means,
): Promise<ReceivedForm> {
  const fields: Record<string, string> = {};
  let file: { name: string; type: string; content: Promise<SpooledFile> } | undefined;
  let incoming: BusboyFileStream | undefined;
  let isOver = false;
  let size = 0;
  let onChunk = (_chunk: Buffer): void => undefined;
  let watch: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const refuse = (path: string, message: string) => reject(new InvalidRequest([{ path, message }]));
      watch = setTimeout(() => reject(stalled(limits.idleMs)), limits.idleMs);
      onChunk = (chunk) => {
        watch?.refresh();
        size += chunk.length;
        if (size > limits.fileBytes + overheadBytes) reject(tooLarge(limits.fileBytes));
      };
      request.on('data', onChunk);
      parser.on('file', (field, stream, name, encoding, type) => {
        // Before whoever keeps the file hears of it, for whom it would be a fault of ours.
        stream.on('error', () => refuse('', 'The form is damaged.'));
        const problem = problemOf(field, encoding, type);
        if (problem) reject(problem);
        if (problem || isOver) {
          stream.resume();
          return;
        }
        incoming = stream;
        stream.once('limit', () => reject(tooLarge(limits.fileBytes)));
        file = { name: plainFileName(name), type, content: SpooledFile.from(spool, stream) };
        file.content.catch(reject);
      });
      parser.on('field', (name, value, _isNameCut, isCut) => {
        if (name === fileField) refuse(name, 'This must be a file.');
        else if (!fieldNames.has(name)) refuse(shown(name), noSuchField);
        else if (Object.hasOwn(fields, name)) refuse(name, 'This is there twice.');
        else if (isCut) refuse(name, `This is longer than ${limits.fieldBytes} bytes.`);
        else fields[name] = value;
      });
      parser.on('filesLimit', () => refuse(fileField, 'An upload has one file only.'));
      parser.on('partsLimit', () => refuse('', 'The form has too many parts.'));
      parser.on('fieldsLimit', () => refuse('', 'The form has too many fields.'));
      parser.on('error', () => refuse('', 'The form is damaged.'));
      parser.on('finish', resolve);
      request.once('close', () => {
        if (!request.complete) refuse('', 'The request broke off.');
      });
      request.pipe(parser);
    });
    if (!file) throw new InvalidRequest([{ path: fileField, message: 'A file is required.' }]);
    return { fields, file: { ...file, content: await file.content } };
  } catch (error) {
    // What the parser still has may hold a file.
    isOver = true;
    request.unpipe(parser);
    request.resume();
    // Without a reason, whoever keeps one that has come in whole would wait for its end.
    incoming?.destroy(new Error('refused'));
    // Its own failure is the one above, or came of that.
    await file?.content.then((content) => content.close()).catch(() => undefined);
    throw error;
  } finally {
    request.off('data', onChunk);
    clearTimeout(watch);
  }
}

function problemOf(field: string, encoding: string, type: string): HttpError | undefined {
  const refusal = (path: string, message: string) => new InvalidRequest([{ path, message }]);
  if (field !== fileField) return refusal(shown(field), noSuchField);
  if (!plainEncodings.has(encoding)) return refusal(field, 'A file is sent as it is, in no other encoding.');
  return mediaType.test(type) ? undefined : refusal(field, 'This is no type of a file.');
}

const noSuchField = 'This operation takes no such field.';

/** The name of a field that nobody knows, as it may be answered. */
const shown = (name: unknown): string => (typeof name === 'string' ? name.slice(0, 100).toWellFormed() : '');

const tooLarge = (bytes: number) =>
  new HttpError(
    413,
    'file_too_large',
    `The file is larger than ${sizeInWords(bytes)}, the most that may be uploaded.`,
  );

const sizeInWords = (bytes: number): string => {
  const mega = bytes / 1024 / 1024;
  return Number.isInteger(mega) ? `${mega} MB` : `${bytes} bytes`;
};

const stalled = (idleMs: number) =>
  new HttpError(408, 'upload_stalled', `Nothing more of the file came for ${Math.ceil(idleMs / 1000)} s.`);
