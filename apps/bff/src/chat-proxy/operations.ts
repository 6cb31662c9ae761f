import type { Place } from '@backchannel/chat-api';
import { overlay, type OverlayEntry } from '@backchannel/chat-api/overlay';
import { requestSchemas } from '@backchannel/chat-api/schemas';
import { operationSpecs, type OperationSpec, typeSpecs } from '@backchannel/chat-api/spec';
import type { z } from 'zod';
import { waysToUserObjects, type Way } from './user-objects.ts';

/** An operation with everything that the proxy asks about it, looked up once. */
export interface ProxiedOperation {
  readonly spec: OperationSpec;
  readonly entry: OverlayEntry;
  readonly schemas: { params?: z.ZodType; query?: z.ZodType; body?: z.ZodType };
  readonly userObjects: readonly Way[];
  /** Where else than at the actor's own place the acting user stands, if at all. */
  readonly authors: readonly Place[];
  readonly isMultipart: boolean;
  readonly takesJson: boolean;
}

/** Places that say who does it, in operations which have an actor: the author of the message that
 *  tells of an act, and whoever emptied the channel. */
const authorPlaces = ['message.user_id', 'data.truncated_by_id'];

function takes({ bodyParams }: OperationSpec, path: string): boolean {
  const [first, second = ''] = path.split('.');
  const ref = bodyParams.find(({ name }) => name === first)?.ref;
  return ref !== undefined && typeSpecs[ref]?.properties[second] !== undefined;
}

function describe(spec: OperationSpec): ProxiedOperation {
  const entry = overlay[spec.name];
  const schemas = requestSchemas[spec.name];
  if (!entry || !schemas) throw new Error(`the contract says nothing about ${spec.name}`);
  const isMultipart = spec.bodyContentType === 'multipart/form-data';
  const authors: Place[] = authorPlaces
    .filter((path) => entry.actor !== null && path !== entry.actor.path && takes(spec, path))
    .map((path) => ({ in: 'body', path }));
  return {
    spec,
    entry,
    schemas,
    userObjects: waysToUserObjects(spec),
    authors,
    isMultipart,
    takesJson: !isMultipart && spec.method !== 'GET' && spec.method !== 'DELETE',
  };
}

/** Every operation of the contract, by name. */
export const proxiedOperations: ReadonlyMap<string, ProxiedOperation> = new Map(
  operationSpecs.map((spec) => [spec.name, describe(spec)]),
);
