import type { Fetching as Download } from '@gradcam/errors';

/** The conditions under which files are fetched, or read. */
export interface Fetching extends Download {
  readonly signal?: AbortSignal | undefined;
}
