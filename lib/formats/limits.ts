const MB = 2 ** 20;

/** What a function app has less of than these. More is not read, whichever command asks. */
export const MAX_TEXT = MB;
/** Bytes of all texts together. */
export const MAX_TEXTS = 10 * MB;
export const MAX_FUNCTIONS = 2_000;
