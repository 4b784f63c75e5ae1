/** Runs that the page looks through: more than these in a day are on their own page. */
export const LATEST = 50;
