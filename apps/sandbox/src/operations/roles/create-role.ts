import type { createRole as Operation } from '@backchannel/chat-api/operations';
import { inputError } from '../../errors.ts';
import { presentRole } from '../../present/role.ts';
import { customRoles, insertRole, isRole } from '../../store/roles.ts';
import type { Handler } from '../handler.ts';
import { checkPathId } from '../path-id.ts';
import { scopesOf } from './scopes-of.ts';

const MOST_ROLES = 25;

/** Adds a role, which can do nothing until grants name it. */
export const createRole: Handler<typeof Operation> = ({ body }, context) => {
  const { db, clock } = context;
  const { name } = body;
  if (name.trim() === '') throw inputError('"name" is a required field');
  checkPathId(name, 'role name');
  if (isRole(db, name)) throw inputError(`role "${name}" already exists`);
  if (customRoles(db).length >= MOST_ROLES)
    throw inputError(`an app can have at most ${MOST_ROLES} custom roles`);
  const now = clock.now();
  insertRole(db, name, now);
  const row = { name, created_at: now, updated_at: now };
  return { role: presentRole(row, scopesOf(context)(name), true) };
};
