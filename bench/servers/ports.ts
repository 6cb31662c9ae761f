/** Where the bench's own servers listen, on the loopback. The BFF takes up to four in a row. */
export const ports = { bff: 8870, upstream: 8875, bareProxy: 8876, nginx: 8877, page: 8878 } as const;
