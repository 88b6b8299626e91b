import { readdirSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { io } from '@tensorflow/tfjs-core';
import { serve, type TestServer } from '../../../errors/test/serve.js';

/**
 * Returns the folder of a small net of the zoo.
 *
 * @param name The net.
 * @param format Which of its files.
 * @returns The path.
 */
export function zooFolder(name: string, format: 'layers' | 'graph'): string {
  return fileURLToPath(new URL(`../../../testing/nets/zoo/${name}/${format}`, import.meta.url));
}

/**
 * Reads a folder as files that were dropped on a page.
 *
 * @param folder The path.
 * @param inside The folder that they say they come from; none when left out.
 * @returns The files.
 */
export function droppedFiles(folder: string, inside?: string): File[] {
  return readdirSync(folder).map((name) => {
    const file = new File([readFileSync(join(folder, name))], name);
    // Node's files have no path, those of pages have.
    if (inside !== undefined)
      Object.defineProperty(file, 'webkitRelativePath', { value: `${inside}/${name}` });
    return file;
  });
}

/**
 * Reads a folder as tfjs keeps a model in memory.
 *
 * @param folder The path of a model whose weights are one file.
 * @returns The model.
 */
export function storedModel(folder: string): io.ModelArtifacts {
  // Border to the file, which the zoo's script wrote.
  const { modelTopology, weightsManifest } = JSON.parse(
    readFileSync(join(folder, 'model.json'), 'utf8'),
  ) as io.ModelJSON;
  const [{ paths, weights } = { paths: [], weights: [] }] = weightsManifest;
  const bytes = new Uint8Array(readFileSync(join(folder, paths[0] ?? '')));
  return { modelTopology, weightSpecs: weights, weightData: bytes.buffer };
}

/** A server of a folder, with answers in place of some files. */
export interface FolderServer extends TestServer {
  /** The paths that were asked for. */
  readonly asked: string[];
}

/**
 * Serves a folder on a port of this machine.
 *
 * @param folder The path.
 * @param answers What is sent for some paths in place of a file.
 * @returns The server.
 */
export async function serveFolder(
  folder: string,
  answers: Readonly<Record<string, string | ((response: ServerResponse) => void)>> = {},
): Promise<FolderServer> {
  const asked: string[] = [];
  const server = await serve(({ url = '' }, response) => {
    asked.push(url);
    const path = url.replace(/\?.*/, '');
    const answer = answers[path];
    if (typeof answer === 'function') {
      answer(response);
      return;
    }
    try {
      response.end(answer ?? readFileSync(join(folder, path)));
    } catch {
      response.writeHead(404).end();
    }
  });
  return { ...server, asked };
}
