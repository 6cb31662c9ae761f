import type { getPermission as Operation } from '@backchannel/chat-api/operations';
import { doesNotExist } from '../../errors.ts';
import { findPermission } from '../../permission-list.ts';
import { presentPermission } from '../../present/permission.ts';
import type { Handler } from '../handler.ts';

export const getPermission: Handler<typeof Operation> = ({ params }) => {
  const permission = findPermission(params.id);
  if (!permission) throw doesNotExist(`permission ${params.id} does not exist`);
  return { permission: presentPermission(permission) };
};
