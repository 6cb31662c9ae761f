import type { listRoles as Operation } from '@backchannel/chat-api/operations';
import { presentRole } from '../../present/role.ts';
import { appDates } from '../../store/app.ts';
import { builtInRoles, customRoles } from '../../store/roles.ts';
import type { Handler } from '../handler.ts';
import { scopesOf } from './scopes-of.ts';

/** The roles that every app has, then the app's own. */
export const listRoles: Handler<typeof Operation> = (_call, context) => {
  const scopes = scopesOf(context);
  const { created_at } = appDates(context.db);
  const builtIn = builtInRoles.map((name) => ({ name, created_at, updated_at: created_at }));
  return {
    roles: [
      ...builtIn.map((row) => presentRole(row, scopes(row.name), false)),
      ...customRoles(context.db).map((row) => presentRole(row, scopes(row.name), true)),
    ],
  };
};
