/** What a caller's shell may hold that would steer the product or a test tool. */
const steering = [
  /^(STREAM_|BACKCHANNEL_|SANDBOX_|PG[A-Z]|VITE(ST)?(_|$)|PLAYWRIGHT_(?!BROWSERS_PATH)|PW(DEBUG|TEST|_))/,
  /^(DATABASE_URL|PORT|NODE_ENV|NODE_OPTIONS|DEBUG|FORCE_COLOR|NO_COLOR|TZ|LANG|LC_.*)$/,
];

/** The caller's environment without anything that could change what a check finds: settings of
 *  the product, options of tools, time zone and language. */
export function cleanEnvironment(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !steering.some((pattern) => pattern.test(name)));
  return { ...Object.fromEntries(kept), TZ: 'UTC', LANG: 'C.UTF-8' };
}
