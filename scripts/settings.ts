import { type Config, loadConfig } from '../apps/bff/src/config.ts';

export interface StartSettings {
  readonly config: Config;
  /** Whether this start brings its own sandbox: no app is configured, and none was handed in. */
  readonly needsSandbox: boolean;
}

const placeholders = {
  BACKCHANNEL_SANDBOX_URL: 'http://127.0.0.1:1',
  BACKCHANNEL_SANDBOX_KEY: 'placeholder',
  BACKCHANNEL_SANDBOX_SECRET: 'placeholder',
};

/** Reads the settings as the BFF will, before anything slow begins, and prepares the data
 *  folder. Throws `ConfigError` with one line for the first wrong one. */
export function checkSettings(env: NodeJS.ProcessEnv): StartSettings {
  const ownSandbox = !env['BACKCHANNEL_SANDBOX_URL'];
  const { config } = loadConfig(ownSandbox ? { ...env, ...placeholders } : env);
  return { config, needsSandbox: config.demo && ownSandbox };
}
