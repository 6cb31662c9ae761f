import { expiredFiles, nextFileExpiry, removeFile } from '../store/files.ts';
import { defineDueWork } from './due-work.ts';

// An export is kept for a while and then removed. A file that a crash leaves behind is swept at the next start.
defineDueWork({
  kind: 'file expiry',
  next: ({ db }) => nextFileExpiry(db),
  run: ({ db, files }, at) => {
    for (const { id } of expiredFiles(db, at)) {
      removeFile(db, id);
      files.remove(id);
    }
  },
});
