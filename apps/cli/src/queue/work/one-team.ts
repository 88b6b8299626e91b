import type { ExplainerTeam } from './explainer-team.js';

/** The team of a worker: of one setup at a time, as each takes the memory of a network. */
export interface OneTeam<Setup> {
  /** Does something with the team of a setup; waits while the one of another setup is used. */
  readonly use: <T>(setup: Setup, work: (team: ExplainerTeam) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

interface Open {
  readonly key: string;
  readonly team: ExplainerTeam;
  readonly users: Set<Promise<unknown>>;
  /** A thread that failed does not come back. */
  isSpent: boolean;
}

/**
 * Keeps the team that was used last, and opens another where the setup changes or something failed.
 *
 * @param open Opens a team.
 * @returns The team; the caller closes it.
 */
export function oneTeam<Setup>(open: (setup: Setup) => Promise<ExplainerTeam>): OneTeam<Setup> {
  let current: Open | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const closeCurrent = async (): Promise<void> => {
    const { team, users } = current ?? {};
    if (users !== undefined) await Promise.allSettled(users);
    current = undefined;
    await team?.close();
  };
  const opened = async (setup: Setup): Promise<Open> => {
    const key = JSON.stringify(setup);
    if (current?.key === key && !current.isSpent) return current;
    await closeCurrent();
    return (current = { key, team: await open(setup), users: new Set(), isSpent: false });
  };
  return {
    use: async (setup, work) => {
      // The user is known before the next one may close what it uses.
      const own = turn.then(async () => {
        const here = await opened(setup);
        const done = work(here.team).catch((cause: unknown) => {
          here.isSpent = true;
          throw cause;
        });
        here.users.add(done);
        void done.catch(() => undefined).finally(() => here.users.delete(done));
        return { done };
      });
      turn = own.catch(() => undefined);
      return (await own).done;
    },
    close: async () => {
      await turn;
      await closeCurrent();
    },
  };
}
