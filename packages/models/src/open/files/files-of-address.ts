import { GradCamError, fetchBounded, type Fetching } from '@gradcam/errors';
import type { ModelFiles } from '../../load/files/model-files.js';
import type { ModelAddress } from './model-address.js';

/**
 * Takes an address as the place of the files around a model.
 *
 * @param address The address of `model.json`.
 * @param fetching The conditions of downloads.
 * @returns The files; they cannot be listed.
 */
export function filesOfAddress(address: ModelAddress, fetching: Fetching): ModelFiles {
  const { folder, file, query } = address;
  // The model's own name is a part of the address already. Others are names of files, in which an address must find no dots: %2e is one.
  const addressOf = (name: string) =>
    folder + (name === file ? name : name.replace(/[%?#\s]/g, encodeURIComponent)) + query;
  return {
    place: `"${addressOf(file)}"`,
    names: undefined,
    read: async (name, most, onBytes) => {
      const content = await fetchBounded(addressOf(name), most, { ...fetching, onBytes });
      if (content !== undefined || name !== file) return content;
      throw notThere(addressOf(name));
    },
  };
}

/**
 * Makes the same files with those that need not be there left out where their download fails: servers answer with 403 or refuse pages of others where they
 * have no such file.
 *
 * @param files The files.
 * @returns The files, whose `read` gives undefined in place of `DOWNLOAD_FAILED`.
 */
export function whereThere(files: ModelFiles): ModelFiles {
  const read: ModelFiles['read'] = async (...file) => {
    try {
      return await files.read(...file);
    } catch (cause) {
      if (cause instanceof GradCamError && cause.code === 'DOWNLOAD_FAILED') return undefined;
      throw cause;
    }
  };
  return { ...files, read };
}

function notThere(address: string): GradCamError {
  return new GradCamError(
    'DOWNLOAD_FAILED',
    `there is nothing at "${address}" (HTTP 404); name the address of model.json, of a folder with it, or of an .onnx file.`,
  );
}
