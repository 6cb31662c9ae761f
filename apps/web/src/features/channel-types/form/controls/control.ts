import type { Json } from '@backchannel/configuration';

/** What the control of any field is given. */
export interface ControlProps {
  app: string;
  /** Of the part that the focus goes to. */
  id: string;
  /** The field's name, for parts that no label points to. */
  label: string;
  value: Json | undefined;
  /** What it was before the changes. */
  saved: Json | undefined;
  disabled: boolean;
  /** Ids of what is said about it. */
  describedBy: string | undefined;
  invalid: boolean;
  /** What is wrong inside of it, by the name of its place. */
  complaints: ReadonlyMap<string, string>;
  /** Undefined takes the value away. */
  onChange: (value: Json | undefined) => void;
}

/** Nothing, as the saved value says it: an API that answers an empty list is not told of a change to none at all. */
export const emptied = (saved: Json | undefined, empty: Json): Json | undefined =>
  JSON.stringify(saved) === JSON.stringify(empty) ? empty : undefined;
