/** Stands between a name and a team: a control character, which no address of the API can hold either. */
const mark = '\u001f';

/** Under what a block list is kept. Lists of a team may share their name with others, so that the team is part of it. */
export const blockListKey = (name: string, team: unknown): string =>
  typeof team === 'string' && team !== '' ? `${name}${mark}${team}` : name;

/** The name that the API has for it, and the team where it belongs to one. */
export function blockListIn(key: string): { name: string; team: string | undefined } {
  const [name = '', team] = key.split(mark);
  return { name, team };
}

/** Whether a name of the API's could be taken for a key. */
export const holdsMark = (name: string): boolean => name.includes(mark);
