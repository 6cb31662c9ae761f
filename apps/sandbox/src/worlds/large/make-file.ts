import { createClock, createContext } from '../../context.ts';
import { openDatabase } from '../../db/open.ts';
import { saveAppSettings } from '../../store/app.ts';
import { seedChannelTypes } from '../../seed/channel-types.ts';
import { fillWorld } from './index.ts';
import type { Size } from './plan.ts';

/** Writes a world like `large`, of any size, into a new data file; for comparing sizes. */
export function makeWorldFile(file: string, size: Size): void {
  const db = openDatabase(file);
  try {
    const context = createContext(db, createClock());
    db.transaction(() => {
      saveAppSettings(db, { name: 'Sandbox' }, context.clock.now());
      seedChannelTypes(context);
      fillWorld(context, size);
    });
  } finally {
    db.close();
  }
}
