interface Person {
  id: string;
  name?: string | undefined;
}

/** The name, or the id of somebody who has none; of nobody, what is said instead. */
export const personName = (person: Person | undefined, nobody = 'somebody unknown'): string =>
  person === undefined ? nobody : person.name === undefined || person.name === '' ? person.id : person.name;
