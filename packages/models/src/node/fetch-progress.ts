/** The current step of fetching a model, and its progress. */
export type FetchProgress =
  | { readonly phase: 'checking' | 'loading' }
  | {
      readonly phase: 'downloading';
      readonly loadedBytes: number;
      /** Of the whole package, which holds more than the model. */
      readonly totalBytes: number;
    };
