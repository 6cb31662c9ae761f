import { fields, groups, textOf } from '@backchannel/configuration';
import { useDraft } from '../draft/use-draft.ts';

interface Props {
  app: string;
  name: string;
}

/** Every setting of the type. */
export function ConfigTab({ app, name }: Props) {
  const { settings } = useDraft(app, name);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-6 py-4">
      {groups.map((group) => (
        <section key={group} aria-label={group} className="pb-4">
          <h2 className="text-section">{group}</h2>
          {fields
            .filter((field) => field.group === group && field.key !== 'grants')
            .map(({ key, label }) => (
              <p key={key} className="py-1">
                {label}: {textOf(settings[key])}
              </p>
            ))}
        </section>
      ))}
    </div>
  );
}
