import { createHmac } from 'node:crypto';

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A server token (JWT, HS256). It has no times, so one serves for as long as the secret does. */
export function signServerToken(secret: string): string {
  const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ server: true })}`;
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
}
