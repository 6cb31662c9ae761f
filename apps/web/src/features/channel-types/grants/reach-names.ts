/** How far a grant reaches, in words. */
export const reachNames = { any: 'on everyone’s', own: 'on their own', none: 'not granted' } as const;
