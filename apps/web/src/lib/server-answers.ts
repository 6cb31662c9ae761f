/** The event of the window that says: something was to be loaded, and no server answers. */
export const unreachable = 'backchannel.unreachable';

/** Whether our server can be reached. Never fails. */
export const serverAnswers = async (): Promise<boolean> =>
  navigator.onLine &&
  fetch('/healthz', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
