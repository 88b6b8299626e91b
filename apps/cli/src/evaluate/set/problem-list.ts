import type { SetProblem } from './set-problem.js';

/** The problems that were found so far. */
export interface ProblemList {
  /** Adds a problem, unless it is there already: each setting finds the same ones. */
  readonly add: (problem: SetProblem) => void;
  readonly all: () => readonly SetProblem[];
}

/**
 * Begins a list of problems.
 *
 * @param heard Gets each problem when it is new.
 * @returns The list.
 */
export function problemList(heard: (problem: SetProblem) => void): ProblemList {
  const found = new Map<string, SetProblem>();
  return {
    add: (problem) => {
      const { picture, metric, sentence } = problem;
      const key = JSON.stringify([picture, metric, sentence]);
      if (found.has(key)) return;
      found.set(key, problem);
      heard(problem);
    },
    all: () => [...found.values()],
  };
}
