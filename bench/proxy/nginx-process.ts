// nginx as a plain proxy before the upstream: one worker, as the others are one process, and
// connections kept on both sides. It runs below this program, so that it ends with the bench
// however that ends. Arguments: the path of nginx, a folder for its files.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { request } from 'undici';
import { ports } from '../servers/ports.ts';

const [program, folder] = process.argv.slice(2);
if (program === undefined || folder === undefined) throw new Error('give the path of nginx and a folder');
const file = join(folder, 'nginx.conf');
const url = `http://127.0.0.1:${ports.nginx}`;
writeFileSync(file, configuration(folder));
const nginx = spawn(program, ['-p', folder, '-c', file, '-e', join(folder, 'error.log')], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
nginx.once('error', (error) => {
  throw error;
});
nginx.once('exit', (code) => process.exit(code ?? 1));
process.once('SIGTERM', () => nginx.kill('SIGTERM'));
await untilItAnswers();
process.send?.({ url, pid: nginx.pid });

async function untilItAnswers(): Promise<void> {
  for (let tries = 100; ; tries -= 1) {
    try {
      const { statusCode, body } = await request(url);
      await body.dump();
      if (statusCode === 200) return;
      throw new Error(`nginx answers ${statusCode}`);
    } catch (error) {
      if (tries === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function configuration(folder: string): string {
  // As root, nginx gives its worker another user, who could not write into our folder.
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  return `
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
${user}
events { worker_connections 256; }
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  keepalive_requests 1000000;
  upstream chat_api { server 127.0.0.1:${ports.upstream}; keepalive 32; keepalive_requests 1000000; }
  server {
    listen 127.0.0.1:${ports.nginx};
    location / {
      proxy_pass http://chat_api;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
    }
  }
}
`;
}
