/** What keeps a backend from being used here, and what helps: both as clauses. */
export interface Obstacle {
  readonly reason: string;
  readonly remedy: string;
  /** What was thrown, where that is how it was found. */
  readonly cause?: unknown;
}

/** Whether a backend can be used here, and if not, why and what to do about it. */
export type Availability =
  | { readonly available: true }
  | { readonly available: false; readonly reason: string; readonly remedy: string };

/**
 * What makes a tfjs backend ready: a value that is passed in, never a global; `defineAdapter` makes one.
 *
 * An adapter does nothing until `prepare` is called, and loads its backend only then.
 */
export interface Adapter {
  /** Short, for messages and options: `wasm`. */
  readonly name: string;
  /** The name under which tfjs knows the backend. */
  readonly backendName: string;
  readonly device: 'cpu' | 'gpu';
  /** Whether the backend can be used here; loads and changes as little as it takes to know. */
  readonly availability: () => Promise<Availability>;
  /**
   * Loads the backend and makes it the active one of tfjs. May be called again, also to replace a device that was lost.
   *
   * Throws `BACKEND_UNAVAILABLE` where `availability` says so, `BACKEND_FAILED` where it does not start.
   */
  readonly prepare: () => Promise<void>;
}
