import { GradCamError } from '@gradcam/errors';
import type { RuntimeSession } from './onnx-runtime.js';

/** The number of parts of a network that stay loaded, those used last: the trunk with the output behind it, the gradient, and what makes a map at once of four cuts, or of fewer whose halves run alone, too. */
const most = 12;

/** The parts of a network that are loaded in ONNX Runtime, each once, as long as they are used or were lately. */
export interface Sessions {
  /**
   * Uses a part, which stays loaded meanwhile.
   *
   * @param key Says which part.
   * @param load Loads it, where it is not there.
   * @param run Gets it.
   * @returns The result of `run`.
   * @throws `DISPOSED` after `dispose`
   */
  readonly use: <T>(
    key: string,
    load: () => Promise<RuntimeSession>,
    run: (session: RuntimeSession) => Promise<T>,
  ) => Promise<T>;
  /** Frees the parts that nobody uses, which are loaded again when somebody does. */
  readonly rest: () => Promise<void>;
  /** Frees all parts; those that are in use when they are done. */
  readonly dispose: () => Promise<void>;
}

interface Entry {
  readonly session: Promise<RuntimeSession>;
  users: number;
}

/**
 * Keeps the parts of one network.
 *
 * @returns The parts, none so far.
 */
export function keepSessions(): Sessions {
  const entries = new Map<string, Entry>();
  let isDisposed = false;

  const room = (): number => (isDisposed ? 0 : most);
  const trim = async (kept: number): Promise<void> => {
    if (entries.size <= kept) return;
    const idle = [...entries].filter(([, { users }]) => users === 0);
    const surplus = idle.slice(0, entries.size - kept);
    for (const [key] of surplus) entries.delete(key);
    await Promise.all(surplus.map(([, { session }]) => released(session)));
  };
  const loaded = async (key: string, entry: Entry): Promise<RuntimeSession> => {
    try {
      return await entry.session;
    } catch (cause) {
      // What could not be loaded is tried again by the next one.
      if (entries.get(key) === entry) entries.delete(key);
      throw cause;
    }
  };
  return {
    use: async (key, load, run) => {
      if (isDisposed) throw disposed();
      const entry = entries.get(key) ?? { session: load(), users: 0 };
      // The one that was used last comes last.
      entries.delete(key);
      entries.set(key, entry);
      entry.users += 1;
      try {
        return await run(await loaded(key, entry));
      } finally {
        entry.users -= 1;
        await trim(room());
      }
    },
    rest: () => trim(0),
    dispose: async () => {
      isDisposed = true;
      await trim(0);
    },
  };
}

async function released(session: Promise<RuntimeSession>): Promise<void> {
  await (await session).release();
}

function disposed(): GradCamError {
  return new GradCamError(
    'DISPOSED',
    'the network was disposed, got no session of ONNX Runtime; keep it until its maps are made, or open it again.',
  );
}
