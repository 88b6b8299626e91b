import { io } from '@tensorflow/tfjs-core';

/**
 * Reads a model's file, as tfjs does: by the handler that is registered for its address, else over HTTP.
 *
 * @param source An address or a handler.
 * @returns The content of the file.
 */
export async function loadArtifacts(source: string | io.IOHandler): Promise<io.ModelArtifacts> {
  const handler = typeof source === 'string' ? handlerFor(source) : source;
  if (handler.load === undefined) throw new TypeError('the handler cannot load');
  return handler.load();
}

function handlerFor(address: string): io.IOHandler {
  const [registered] = io.getLoadHandlers(address);
  return registered ?? io.http(address);
}
