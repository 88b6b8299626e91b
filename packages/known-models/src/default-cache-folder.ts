import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Returns the folder that models are kept in: the variable GRADCAM_CACHE, otherwise the platform's cache folder.
 *
 * @returns An absolute path; it need not exist.
 */
export function defaultCacheFolder(): string {
  const { GRADCAM_CACHE: own, XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = process.env;
  if (own !== undefined && own !== '') return own;
  if (process.platform === 'win32')
    return join(local ?? join(homedir(), 'AppData', 'Local'), 'gradcam');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'gradcam');
  return join(xdg !== undefined && xdg !== '' ? xdg : join(homedir(), '.cache'), 'gradcam');
}
