import type { listExternalStorage as Operation } from '@backchannel/chat-api/operations';
import type { Handler } from '../handler.ts';

/** None: storage is added in the service's own dashboard, and the API has no operation that would add one. */
export const listExternalStorage: Handler<typeof Operation> = () => ({ external_storages: {} });
