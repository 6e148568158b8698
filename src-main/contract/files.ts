/**
 * The largest file that the office takes from a window, in bytes: a month's samples of a large office, packed, are some 130 MB.
 * What is read of it has limits of its own; see FILE_TOO_LARGE.
 */
export const LARGEST_FILE = 1024 ** 3;
