export { brokenOff, readAnswer } from './answer.ts';
export { buildRequest, createClient, fillPath } from './client.ts';
export type { CallOptions, Client, OutgoingRequest, Send } from './client.ts';
export { BackchannelError, ChatApiError, ContractError, NetworkError, TimeoutError } from './errors.ts';
export type { ApiErrorBody, BackchannelErrorBody } from './errors.ts';
export type {
  AnswerOf,
  BodyOf,
  Effect,
  Operation,
  ParamsOf,
  Place,
  QueryOf,
  RequestOf,
} from './operation.ts';
export { permissions } from './permissions.ts';
export type { Permission } from './permissions.ts';
export { encodeQuery } from './query.ts';
export type { RateLimit } from './rate-limit.ts';
export { toDate, toMillis, toNanoseconds } from './time.ts';
export type { Nanoseconds, RequestTime } from './time.ts';
