// Fetches the models that tests and apps use into the cache, with progress.
import { fetchModel } from '@gradcam/known-models';
import { knownModels } from '@gradcam/models';

export async function fetchModels(models = knownModels) {
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
