// Fetches the models that tests and apps use into the cache, with progress.
import { fetchModel } from '@gradcam/known-models';
import { mobilenetV1, mobilenetV1Quarter } from '@gradcam/models';

// Not the large one: who asks for it by its name waits for it.
export async function fetchModels(models = [mobilenetV1, mobilenetV1Quarter]) {
  const folders = [];
  for (const model of models) {
    let shown = '';
    folders.push(
      await fetchModel(model, {
        onProgress: (progress) => {
          const amount =
            process.stderr.isTTY && progress.phase === 'downloading'
              ? ` ${(progress.loadedBytes / 1e6).toFixed(1)} MB`
              : '';
          const state = `${model.title}: ${progress.phase}${amount}`;
          if (state === shown) return;
          process.stderr.write(process.stderr.isTTY ? `\r${state}   ` : `${state}\n`);
          shown = state;
        },
      }),
    );
    if (process.stderr.isTTY) process.stderr.write('\n');
  }
  return folders;
}
