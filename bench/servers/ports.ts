/** Where the bench's own servers listen, on the loopback. The BFF takes one port per folder. */
export const ports = { bff: 8870, lists: 8873, upstream: 8875, bareProxy: 8876, nginx: 8877 } as const;
