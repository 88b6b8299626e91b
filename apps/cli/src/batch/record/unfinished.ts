/** The folder of what is not whole yet, in that of the run: on the same disk, so that a rename is one step. */
export const unfinished = '.unfinished';
