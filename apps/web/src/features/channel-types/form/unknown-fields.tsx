import { fieldOf, type Settings } from '@backchannel/configuration';
import { Id } from '../../../ui/id.tsx';

/** Settings of the API that have no field here: shown as they are, and kept by every save. */
export const unknownKeys = (settings: Settings): string[] =>
  Object.keys(settings)
    .filter((key) => fieldOf(key) === undefined)
    .sort();

export function UnknownFields({ settings }: { settings: Settings }) {
  return (
    <>
      <p className="pb-1 text-small text-text-3">
        The API has these settings too. Nothing here knows what they mean, so they cannot be changed here. A
        save leaves them as they are.
      </p>
      <dl>
        {unknownKeys(settings).map((key) => (
          <div
            key={key}
            className="grid grid-cols-[14.5rem_minmax(0,1fr)] gap-x-4 py-2 @min-[46rem]:grid-cols-[18rem_minmax(0,1fr)] @max-[34rem]:grid-cols-1"
          >
            <dt className="min-w-0">
              <Id id={key} of={`the API name ${key}`} />
            </dt>
            <dd className="mono min-w-0 text-small break-all whitespace-pre-wrap">
              {JSON.stringify(settings[key], null, 2)}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
