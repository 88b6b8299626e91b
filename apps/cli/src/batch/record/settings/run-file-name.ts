/** The file of a run's settings, in its folder. */
export const runFileName = 'run.json';
