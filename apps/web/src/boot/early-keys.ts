/**
 * The keys that were pressed before anybody listened, who does from now on: none once another page was drawn first, such as
 * the sign-in. Each is given once.
 */
export function takeEarlyKeys(): KeyboardEvent[] {
  const keys = window.backchannelBoot?.keys;
  keys?.end();
  return (document.querySelector('#shell') && keys?.pressed.splice(0)) ?? [];
}
