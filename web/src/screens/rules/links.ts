/** No id of a pack begins so. */
export const NEW_PACK = '_new';

export const packLink = (pack: string) => `/rules/${encodeURIComponent(pack)}`;
/** Where a campaign is made of a pack. */
export const campaignOfPack = (pack: string) => `/campaigns/new?pack=${encodeURIComponent(pack)}`;
export const versionsLink = (pack: string) => `${packLink(pack)}/versions`;
