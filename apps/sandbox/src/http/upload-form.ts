import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import type { BusboyFileStream, BusboyInstance } from '@fastify/busboy';
import type { FileUploadConfig } from '@backchannel/chat-api/types';
import { ApiFailure, inputError } from '../errors.ts';
import { throwAway } from './body.ts';
import { contentTypeOf } from '../files/content-type.ts';
import { tidyName } from '../files/file-name.ts';
import type { FileStore } from '../files/file-store.ts';
import { checkUpload, sizeLimit } from '../files/upload-rules.ts';

/** A file that has come in: it lies in the store under `id`, and belongs to nobody yet. */
export interface ReceivedFile {
  id: string;
  name: string;
  contentType: string;
  size: number;
}

/** A form with a file. */
export interface UploadForm {
  fields: Record<string, string>;
  file?: ReceivedFile;
}

const FORM_OVERHEAD = 1024 * 1024;
const HEAD_BYTES = 32;

const tooBig = (limit: number): ApiFailure =>
  new ApiFailure('payloadTooBig', `the file must not be bigger than ${limit} bytes`);

async function keep(
  stream: BusboyFileStream,
  name: string,
  declared: string,
  rules: FileUploadConfig,
  store: FileStore,
  id: string,
): Promise<ReceivedFile> {
  checkUpload(rules, name, declared);
  const path = store.pathOf(id);
  // Flushed: when the answer leaves, the file is on the disk.
  const target = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });
  const closed = new Promise<void>((resolve) => {
    target.once('close', resolve);
  });
  try {
    await pipeline(stream, target);
  } catch (error) {
    // It may only just be made: whoever removes it has to come after that.
    await closed;
    throw error;
  }
  if (stream.truncated) throw tooBig(sizeLimit(rules));
  const file = await open(path);
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0);
    const { size } = await file.stat();
    return { id, name, contentType: contentTypeOf(declared, head.subarray(0, bytesRead)), size };
  } finally {
    await file.close();
  }
}

function parserFor(request: IncomingMessage, fileSize: number): BusboyInstance {
  const type = request.headers['content-type'] ?? '';
  if (!/^multipart\/form-data\b/i.test(type)) {
    throw inputError('expected the content type multipart/form-data for an upload');
  }
  try {
    return new Busboy({
      headers: { ...request.headers, 'content-type': type },
      limits: {
        files: 1,
        fileSize,
        fields: 10,
        fieldSize: 65_536,
        parts: 20,
        headerSize: 16_384,
        headerPairs: 50,
      },
    });
  } catch {
    throw inputError('the form is not valid multipart/form-data');
  }
}

/**
 * Reads a multipart form; its file goes into the store as it comes. Throws 413/22 for a file that is too big, and
 * 400/4 for what is no form, for a second file, and for what the rules do not allow; then no file stays behind.
 */
export async function readUploadForm(
  request: IncomingMessage,
  rules: FileUploadConfig,
  store: FileStore,
): Promise<UploadForm> {
  const limit = sizeLimit(rules);
  const parser = parserFor(request, limit);
  if (Number(request.headers['content-length'] ?? 0) > limit + FORM_OVERHEAD) {
    await throwAway(request);
    throw tooBig(limit);
  }
  const id = store.newId();
  const fields: Record<string, string> = {};
  let kept: Promise<ReceivedFile> | undefined;
  let incoming: BusboyFileStream | undefined;
  let isRefused = false;
  try {
    await new Promise<void>((resolve, reject) => {
      const refuse = (why: string) => () => {
        reject(inputError(why));
      };
      parser.on('file', (field, stream, name, _encoding, declared) => {
        // The parser tells of it as well; here it only must not go unheard.
        stream.on('error', () => undefined);
        if (field !== 'file' || kept || isRefused) {
          stream.resume();
          return;
        }
        incoming = stream;
        kept = keep(stream, tidyName(name), declared, rules, store, id);
        kept.catch(reject);
      });
      parser.on('field', (name, value, _nameCut, isCut) => {
        if (isCut) reject(inputError(`field "${name}" is too long`));
        else if (name !== '__proto__') fields[name] = value;
      });
      parser.on('filesLimit', refuse('a form can have one file only'));
      parser.on('partsLimit', refuse('the form has too many parts'));
      parser.on('fieldsLimit', refuse('the form has too many fields'));
      parser.on('error', refuse('the form is not valid multipart/form-data'));
      parser.on('finish', resolve);
      request.once('close', () => {
        if (!request.complete) reject(inputError('the upload was broken off'));
      });
      request.pipe(parser);
    });
    const file = await kept;
    return { fields, ...(file && { file }) };
  } catch (error) {
    isRefused = true;
    request.unpipe(parser);
    // Without a reason, one that has come in whole would be taken for a file that goes on.
    incoming?.destroy(new Error('refused'));
    await kept?.catch(() => undefined);
    store.remove(id);
    if (!request.complete && !request.destroyed) await throwAway(request);
    throw error;
  }
}
