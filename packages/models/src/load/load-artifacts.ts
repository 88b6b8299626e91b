import { io } from '@tensorflow/tfjs-core';

/**
 * Reads a model's file, as tfjs does: by the handler that is registered for its address, else over HTTP.
 *
 * @param source An address or a handler.
 * @param options Progress and the like, for an address.
 * @returns The content of the file.
 */
export async function loadArtifacts(
  source: string | io.IOHandler,
  options: io.LoadOptions = {},
): Promise<io.ModelArtifacts> {
  const handler = typeof source === 'string' ? handlerFor(source, options) : source;
  if (handler.load === undefined) throw new TypeError('the handler cannot load');
  return handler.load();
}

function handlerFor(address: string, options: io.LoadOptions): io.IOHandler {
  const [registered] = io.getLoadHandlers(address, options);
  return registered ?? io.http(address, options);
}
