import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { GradCamError } from '@gradcam/errors';
import type { InitArguments } from '../arguments/request.js';
import type { Terminal } from '../output/terminal.js';

/**
 * Checks what `gradcam init` is asked for, before anything is loaded.
 *
 * @param given The parsed arguments.
 * @param terminal The terminal to write to.
 * @returns Writes the file, and gives the exit code.
 * @throws `BAD_OPTION` where the folder or file does not exist, or a gradcam.json already does and `--force` is not given
 */
export function init(given: InitArguments, terminal: Terminal): () => Promise<number> {
  const path = pathBeside(given.model);
  if (existsSync(path) && !given.force)
    throw new GradCamError(
      'BAD_OPTION',
      `the file "${path}" already exists; edit it, or replace it with --force.`,
    );
  return async () => {
    await written(given, path, terminal);
    return 0;
  };
}

function pathBeside(model: string): string {
  const found = statSync(model, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) return join(model, 'gradcam.json');
  if (found !== undefined && /\.(json|onnx)$/i.test(model))
    return join(dirname(model), 'gradcam.json');
  throw new GradCamError(
    'BAD_OPTION',
    `gradcam.json cannot be written beside this model, got "${model}", expected a folder with model.json, that file, or an .onnx file; unpack or fetch the model first.`,
  );
}

async function written(given: InitArguments, path: string, terminal: Terminal): Promise<void> {
  const [{ chooseAdapter }, { ownNetwork }, { gradcamFile }, { writeWhole }] = await Promise.all([
    import('../model/choose-adapter.js'),
    import('../model/own-network.js'),
    import('@gradcam/models'),
    import('@gradcam/pictures/node'),
  ]);
  await chooseAdapter('wasm', terminal.say);
  const network = await ownNetwork(given, terminal);
  try {
    await writeWhole(path, gradcamFile(network));
    terminal.print(`Written          ${path}`);
  } finally {
    network.dispose();
  }
}
