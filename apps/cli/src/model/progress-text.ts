import type { FetchProgress } from '@gradcam/known-models';

/**
 * Describes the current step of fetching a model in a line.
 *
 * @param progress As `fetchModel` tells it.
 * @returns Like `Downloading the model: 12.3 MB of 36.4 MB`.
 */
export function progressText(progress: FetchProgress): string {
  switch (progress.phase) {
    case 'checking':
      return 'Checking the model in the cache';
    case 'loading':
      return 'Loading the model';
    case 'retrying':
      return `Downloading the model: trying again, for ${progress.reason}`;
    case 'downloading':
      return `Downloading the model: ${megabytes(progress.loadedBytes)} of ${megabytes(progress.totalBytes)}`;
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
