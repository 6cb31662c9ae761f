import { type ReactNode, useState } from 'react';
import { usePreferences, useSavePreferences } from '../../api/preferences.ts';
import type { Preferences } from '../../api/session.ts';
import { fullTime } from '../../lib/times.ts';
import { useTitle } from '../../lib/use-title.ts';
import { toastFailure } from '../../shell/toast-failure.ts';
import { Segmented, Switch } from '../../ui/choice.tsx';
import { Select } from '../../ui/input.tsx';

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
const browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** How the dashboard looks and behaves for this operator, on every machine they sign in on. */
export function AppearancePage() {
  useTitle('Appearance');
  const preferences = usePreferences();
  const save = useSavePreferences();
  const change = (part: Partial<Preferences>) =>
    save.mutate(part, {
      onError: (error) => toastFailure(error, 'Your choice was not saved'),
    });
  const [now] = useState(() => new Date());
  const zone = preferences.timeZone || browserZone;
  return (
    <div className="w-full max-w-[44rem] px-6 py-4 max-pane:px-4">
      <p className="text-text-2">Saved for you, on every machine you sign in on.</p>
      <Row label="Theme">
        <Segmented
          label="Theme"
          value={preferences.theme ?? 'system'}
          choices={[
            { value: 'system', label: 'As the system' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
          onChange={(theme) => change({ theme })}
        />
      </Row>
      <Row label="Density" hint="Compact rows are 32 px high and hold one line.">
        <Segmented
          label="Density"
          value={preferences.density ?? 'comfortable'}
          choices={[
            { value: 'comfortable', label: 'Comfortable' },
            { value: 'compact', label: 'Compact' },
          ]}
          onChange={(density) => change({ density })}
        />
      </Row>
      <Row label="Time zone" hint={`Times are shown in it: ${fullTime(now, zone)}.`}>
        <Select
          aria-label="Time zone"
          value={preferences.timeZone ?? ''}
          onChange={({ target: { value } }) => change({ timeZone: value })}
          className="w-64 max-w-full"
        >
          <option value="">{`As the browser: ${browserZone}`}</option>
          {zones.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
      </Row>
      <Row
        label="Single-key shortcuts"
        hint="Off leaves only keys with Ctrl or Command, and arrows, Enter and Escape."
      >
        <Switch
          label="Single-key shortcuts"
          checked={preferences.singleKeys !== false}
          onCheckedChange={(singleKeys) => change({ singleKeys })}
        />
      </Row>
    </div>
  );
}

function Row({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[14rem_minmax(0,1fr)] gap-4 border-b border-line py-4 max-pane:grid-cols-1 max-pane:gap-2">
      <div>
        <p className="font-medium">{label}</p>
        {hint !== undefined && <p className="figures text-small text-text-3">{hint}</p>}
      </div>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
