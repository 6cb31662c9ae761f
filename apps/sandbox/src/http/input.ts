import type { IncomingMessage } from 'node:http';
import type { OperationSpec } from '@backchannel/chat-api/spec';
import type { FileUploadConfig } from '@backchannel/chat-api/types';
import type { Context } from '../context.ts';
import { inputError } from '../errors.ts';
import { appDefaults } from '../present/app.ts';
import { appSettings } from '../store/app.ts';
import { readJson } from './body.ts';
import { readUploadForm } from './upload-form.ts';
import type { ReceivedFile } from './upload-form.ts';

/** What a request has in its body. */
export interface Input {
  body: Record<string, unknown>;
  upload?: ReceivedFile | undefined;
}

/** What the app says about the uploads that an operation takes. */
function uploadRules({ db }: Context, { name }: OperationSpec): FileUploadConfig {
  const field = name.endsWith('_image') ? 'image_upload_config' : 'file_upload_config';
  // Settings are checked against the API's description before they are stored.
  return { ...appDefaults[field], ...(appSettings(db)[field] as Partial<FileUploadConfig> | undefined) };
}

function fieldsOf(spec: OperationSpec, fields: Record<string, string>): Record<string, unknown> {
  const body: Record<string, unknown> = { ...fields };
  for (const { name, type, ref } of spec.bodyParams) {
    const text = fields[name];
    if (text === undefined || (type !== 'object' && type !== 'array' && ref === undefined)) continue;
    try {
      body[name] = text === '' ? undefined : (JSON.parse(text) as unknown);
    } catch {
      throw inputError(`expected JSON for the form's field "${name}"`);
    }
  }
  return body;
}

async function readInput(spec: OperationSpec, request: IncomingMessage, context: Context): Promise<Input> {
  if (request.method === 'GET' || request.method === 'DELETE') return { body: {} };
  if (spec.bodyContentType !== 'multipart/form-data') return { body: await readJson(request) };
  const { fields, file } = await readUploadForm(request, uploadRules(context, spec), context.files);
  try {
    return { body: { ...fieldsOf(spec, fields), ...(file && { file: file.name }) }, upload: file };
  } catch (error) {
    if (file) context.files.remove(file.id);
    throw error;
  }
}

/** Removes the file of an upload that comes to nothing. */
export function forgetUpload({ upload }: Input, { files }: Context): void {
  if (upload) files.remove(upload.id);
}

/** Reads a request's body and does `work` with it. The file of an upload that comes to nothing does not stay. */
export async function withInput<T>(
  spec: OperationSpec,
  request: IncomingMessage,
  context: Context,
  work: (input: Input) => Promise<T>,
): Promise<T> {
  const input = await readInput(spec, request, context);
  try {
    return await work(input);
  } catch (error) {
    forgetUpload(input, context);
    throw error;
  }
}
