import type { Role } from '@backchannel/chat-api/types';
import type { RoleRow } from '../store/roles.ts';
import { toWire } from '../time.ts';

export const presentRole = (row: RoleRow, scopes: string[], custom: boolean): Role => ({
  name: row.name,
  custom,
  scopes,
  created_at: toWire(row.created_at),
  updated_at: toWire(row.updated_at),
});
