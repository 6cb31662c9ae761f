import type { AppSettings } from '../../store/app.ts';

/**
 * What a check of a queue or a topic answers. The sandbox speaks to none, so it is an error in every case; which
 * one tells whether the settings were complete at all.
 */
export function queueCheck(
  given: Readonly<Record<string, string | undefined>>,
  settings: AppSettings,
): { status: string; error: string; data: Record<string, unknown> } {
  const values = Object.entries(given).map(([field, value]): [string, unknown] => [
    field,
    value ?? settings[field],
  ]);
  const missing = values.flatMap(([field, value]) => (value === undefined || value === '' ? field : []));
  const error =
    missing.length > 0
      ? `missing settings: ${missing.join(', ')}`
      : 'the sandbox does not connect to Amazon; what a hook would send is in the log of deliveries';
  const shown = values.filter(([field]) => field.endsWith('_url') || field.endsWith('_arn'));
  return { status: 'error', error, data: Object.fromEntries(shown) };
}
