/** The folder of what is not whole yet, in that of the run: on the same disk, so that a rename is one step. */
export const unfinished = '.unfinished';

/** The folder of the parts that workers of a queue make, in that of the run. */
export const partsName = 'parts';

/** That of the workers, which write while the run that clears up its own begins or ends. */
export const unfinishedOfWorkers = `${partsName}/.unfinished`;
