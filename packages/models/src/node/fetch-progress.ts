/** What is being done to a model, and how far it is. */
export type FetchProgress =
  | { readonly phase: 'checking' | 'loading' }
  | {
      readonly phase: 'downloading';
      readonly loadedBytes: number;
      /** Of the whole package, which holds more than the model. */
      readonly totalBytes: number;
    };
