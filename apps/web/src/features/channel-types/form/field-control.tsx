import type { Field } from '@backchannel/configuration';
import { Switch } from '../../../ui/choice.tsx';
import { BlockListControl } from './controls/block-list-control.tsx';
import { BlockListsControl } from './controls/block-lists-control.tsx';
import { ChoiceControl } from './controls/choice-control.tsx';
import { CommandsControl } from './controls/commands-control.tsx';
import type { ControlProps } from './controls/control.ts';
import { DurationControl, RetentionControl } from './controls/length-control.tsx';
import { NumberControl } from './controls/number-control.tsx';
import { PoliciesControl } from './controls/policies-control.tsx';
import { PreferencesControl } from './controls/preferences-control.tsx';
import { TextsControl } from './controls/texts-control.tsx';
import { ThresholdsControl } from './controls/thresholds-control.tsx';
import { GrantsLink } from './grants-link.tsx';

/** The control that a field is edited with. */
export function FieldControl({ field: { control }, ...props }: ControlProps & { field: Field }) {
  switch (control.kind) {
    case 'switch':
      return (
        <Switch
          id={props.id}
          checked={props.value === true}
          disabled={props.disabled}
          aria-describedby={props.describedBy}
          onCheckedChange={props.onChange}
        />
      );
    case 'choice':
      return <ChoiceControl {...props} options={control.options} />;
    case 'number':
      return <NumberControl {...props} unit={control.unit} optional={control.optional === true} />;
    case 'retention':
      return <RetentionControl {...props} />;
    case 'duration':
      return <DurationControl {...props} />;
    case 'texts':
      return <TextsControl {...props} />;
    case 'commands':
      return <CommandsControl {...props} />;
    case 'block list':
      return <BlockListControl {...props} />;
    case 'block lists':
      return <BlockListsControl {...props} />;
    case 'thresholds':
      return <ThresholdsControl {...props} />;
    case 'preferences':
      return <PreferencesControl {...props} />;
    case 'policies':
      return <PoliciesControl {...props} />;
    case 'grants':
      return <GrantsLink value={props.value} />;
  }
}

/** Which controls take the whole width, under their label. */
const wide: ReadonlySet<Field['control']['kind']> = new Set(['thresholds', 'policies']);
export const isWide = ({ control }: Field): boolean => wide.has(control.kind);

/** Which controls are one element that a label can point to. */
const single: ReadonlySet<Field['control']['kind']> = new Set(['switch', 'number', 'block list']);
export const isLabelled = ({ control }: Field): boolean =>
  single.has(control.kind) || (control.kind === 'choice' && control.options.length > 4);
