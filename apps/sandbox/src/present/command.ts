import type { Command } from '@backchannel/chat-api/types';
import type { CommandRow } from '../store/commands.ts';
import { toWireOptional } from '../time.ts';
import { compact } from '../values.ts';

export const presentCommand = (row: CommandRow): Command =>
  compact<Command>({
    name: row.name,
    description: row.description,
    args: row.args,
    set: row.set_name,
    created_at: toWireOptional(row.created_at),
    updated_at: toWireOptional(row.updated_at),
  });
