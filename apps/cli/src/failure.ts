/** Why a command did not work, in words for people; ends it with exit code 1. */
export class Failure extends Error {
  override name = 'Failure';
}
