import type { HttpMethod } from './spec.ts';
import type { Permission } from './permissions.ts';

/** What an operation does to the app's data; `irreversible` cannot be taken back by any operation. */
export type Effect = 'read' | 'write' | 'destructive' | 'irreversible';

/** A place in a request: `path` names a path or query parameter, or a dotted path into the body. */
export interface Place {
  in: 'path' | 'query' | 'body';
  path: string;
}

/**
 * One operation of the Chat API: plain data at run time, typed at compile time.
 * The type parameters are carried by `~types`, which never exists.
 */
export interface Operation<Params = unknown, Query = unknown, Body = unknown, Answer = unknown> {
  /** Unique key everywhere, for example `truncate_channel`. */
  readonly name: string;
  /** The API's own name, as its error messages and rate limits say it, for example `TruncateChannel`. */
  readonly operationId: string;
  readonly method: HttpMethod;
  /** Path template: `/api/v2/chat/channels/{type}/{id}/truncate`. */
  readonly path: string;
  readonly successStatus: 200 | 201;
  readonly effect: Effect;
  readonly permission: Permission;
  /** Names of the operations whose earlier answers this one makes stale. */
  readonly stale: readonly string[];
  readonly multipart?: true;
  readonly '~types'?: { params: Params; query: Query; body: Body; answer: Answer };
}

type TypesOf<O> = O extends { readonly '~types'?: infer T } ? NonNullable<T> : never;
type Field<O, K extends string> = TypesOf<O> extends Record<K, infer V> ? V : never;

export type ParamsOf<O> = Field<O, 'params'>;
export type QueryOf<O> = Field<O, 'query'>;
export type BodyOf<O> = Field<O, 'body'>;
export type AnswerOf<O> = Field<O, 'answer'>;

// A part that has no required key may be left out; a part that the operation does not have must be.
type Part<K extends string, T> = [T] extends [undefined]
  ? { [P in K]?: never }
  : Partial<T> extends T
    ? { [P in K]?: T }
    : { [P in K]: T };

/** What a caller hands over: path parameters, query and body, as far as the operation has them. */
export type RequestOf<O> = Part<'params', ParamsOf<O>> & Part<'query', QueryOf<O>> & Part<'body', BodyOf<O>>;
