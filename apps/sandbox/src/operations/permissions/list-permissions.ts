import type { listPermissions as Operation } from '@backchannel/chat-api/operations';
import { allPermissions } from '../../permission-list.ts';
import { presentPermission } from '../../present/permission.ts';
import type { Handler } from '../handler.ts';

export const listPermissions: Handler<typeof Operation> = () => ({
  permissions: allPermissions().map(presentPermission),
});
