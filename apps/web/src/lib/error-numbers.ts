/** The status and the API's code, as they are read: "503 · code −1". */
export const errorNumbers = (error: { status?: number | undefined; code?: string | undefined }): string =>
  [error.status, error.code?.replace('-', '−')].filter((fact) => fact !== undefined).join(' · ');
