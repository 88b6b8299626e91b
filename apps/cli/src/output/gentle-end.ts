let current: (() => void) | undefined;

/** The place of what the first signal does instead of ending the process; a second one ends it. */
export const gentleEnd = {
  /** Sets it, or takes it back. */
  set: (end: (() => void) | undefined): void => {
    current = end;
  },
  /** Gives it, once. */
  take: (): (() => void) | undefined => {
    const end = current;
    current = undefined;
    return end;
  },
};
