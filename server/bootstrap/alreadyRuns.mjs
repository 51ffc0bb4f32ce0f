/** The exit code of a server that found another one on its data folder. */
export const ALREADY_RUNS = 3
