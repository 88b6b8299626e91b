/** The reason that a backend cannot be used here, and the remedy: both as clauses. */
export interface Obstacle {
  readonly reason: string;
  readonly remedy: string;
  /** The error that was thrown, if that is how the obstacle was found. */
  readonly cause?: unknown;
}

/** The answer to whether a backend can be used here, with the reason and the remedy if it cannot. */
export type Availability =
  | { readonly available: true }
  | { readonly available: false; readonly reason: string; readonly remedy: string };

/**
 * A value that makes a tfjs backend ready: it is passed in, never a global; `defineAdapter` makes one.
 *
 * An adapter does nothing until `prepare` is called, and loads its backend only then.
 */
export interface Adapter {
  /** Short, for messages and options: `wasm`. */
  readonly name: string;
  /** The name under which tfjs knows the backend. */
  readonly backendName: string;
  readonly device: 'cpu' | 'gpu';
  /** Checks whether the backend can be used here; loads and changes as little as possible. */
  readonly availability: () => Promise<Availability>;
  /**
   * Loads the backend and makes it the active one of tfjs. May be called again, also to replace a device that was lost.
   *
   * Throws `BACKEND_UNAVAILABLE` where `availability` says so, `BACKEND_FAILED` where it does not start.
   */
  readonly prepare: () => Promise<void>;
}
