/** The part of the preferences that the page shows before anything is read: kept beside the server's copy. */
export interface Appearance {
  theme?: 'light' | 'dark' | 'system';
  density?: 'compact' | 'comfortable';
  singleKeys?: boolean;
}

/** Put theme, density and key hints on the page, and keep them for the boot script of the next visit. */
export function applyAppearance({ theme, density, singleKeys }: Appearance): void {
  const { dataset } = document.documentElement;
  if (theme === 'light' || theme === 'dark') dataset['theme'] = theme;
  else delete dataset['theme'];
  dataset['density'] = density ?? 'comfortable';
  dataset['singleKeys'] = singleKeys === false ? 'off' : 'on';
  localStorage.setItem('backchannel.theme', theme ?? 'system');
  localStorage.setItem('backchannel.density', density ?? 'comfortable');
}
