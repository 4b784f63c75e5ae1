/** No id of a pack begins so. */
export const NEW_PACK = '_new';

export const packLink = (pack: string) => `/rules/${encodeURIComponent(pack)}`;
export const versionsLink = (pack: string) => `${packLink(pack)}/versions`;
