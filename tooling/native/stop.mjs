/** A failure that a person can mend: its message says what is wrong and what to do, and no stack is shown. */
export class Stop extends Error {}
