import { fetchWhole } from '@gradcam/errors';
import { io } from '@tensorflow/tfjs-core';

/** As much as an array buffer holds on every platform. */
const most = { bytes: 2 ** 31 - 1, code: 'MODEL_BROKEN' } as const;

/** The loader of tfjs waits for a silent server for ever, and takes the page of an error for weights. */
const options: io.LoadOptions = {
  // Border to tfjs: it fetches by addresses alone.
  fetchFunc: async (address) => new Response(await fetchWhole(address as string, most, {})),
};

/**
 * Reads a model's file, as tfjs does: by the handler that is registered for its address, else over HTTP.
 *
 * @param source An address or a handler.
 * @returns The content of the file.
 * @throws `DOWNLOAD_FAILED`, `MODEL_BROKEN` for a file over HTTP that is not there, does not come or is too large
 */
export async function loadArtifacts(source: string | io.IOHandler): Promise<io.ModelArtifacts> {
  const handler = typeof source === 'string' ? handlerFor(source) : source;
  if (handler.load === undefined) throw new TypeError('the handler cannot load');
  return handler.load();
}

function handlerFor(address: string): io.IOHandler {
  const [registered] = io.getLoadHandlers(address, options);
  return registered ?? io.http(address, options);
}
