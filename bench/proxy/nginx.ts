import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { start } from '../process/start.ts';
import { tempFolder } from '../process/temp-folder.ts';

/** Starts nginx as a plain proxy before the upstream. Undefined where it is not installed. */
export async function startNginx(): Promise<{ url: string; pid: number } | undefined> {
  const program = findNginx();
  if (program === undefined) return undefined;
  const { message } = await start<{ url: string; pid: number }>({
    entry: 'bench/proxy/nginx-process.ts',
    args: [program, tempFolder()],
  });
  return message;
}

function findNginx(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, 'nginx')).find((path) => existsSync(path));
}
