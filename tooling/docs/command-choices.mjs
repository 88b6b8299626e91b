// Writes the values of the command's options that are names, from the lists of the packages: its help reads them without loading TensorFlow.js.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Reads the lists.
 *
 * @param lists What the packages export at their doors.
 * @returns As the command's `Choices`: the default of each list first.
 */
export function commandChoices({ core, options, methods, models, onnx, render }) {
  const { presets } = core;
  const preset = presets[options.defaultPreset];
  const first = (meant, names) => [meant, ...names.filter((name) => name !== meant)];
  return {
    methods: ['auto', ...methods.mapNames],
    methodsOfChannels: methods.mapNames.filter((name) => 'ofTopChannels' in methods.methods[name]),
    presets: first(options.defaultPreset, Object.keys(presets)),
    signs: first(preset.sign, options.signs),
    scores: first(preset.score, options.scores),
    fusions: first(preset.fusion, options.fusions),
    placements: first(preset.placement, options.placements),
    interpolations: first(preset.upsampling, options.interpolations),
    models: models.knownModels.map(({ id }) => id),
    trunks: onnx.trunkEngines,
    preprocessings: Object.keys(models.preprocessings),
    colormaps: first(render.defaultColormapName, Object.keys(render.colormaps)),
    looks: first('default', Object.keys(render.looks)),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { bin, root, run } = await import('../run/install.mjs');
  const [core, options, methods, models, onnx, render] = await Promise.all([
    import('@gradcam/core'),
    import('@gradcam/core/options'),
    import('@gradcam/core/methods'),
    import('@gradcam/models'),
    import('@gradcam/onnx'),
    import('@gradcam/render'),
  ]);
  const file = `${root}apps/cli/src/arguments/known-choices.ts`;
  const choices = commandChoices({ core, options, methods, models, onnx, render });
  writeFileSync(
    file,
    `import type { Choices } from './choices.js';

/** The values of the options, as the packages list them. Written by \`npm run docs:choices\`; a test holds it against the lists. */
export const knownChoices: Choices = ${JSON.stringify(choices)};
`,
  );
  run(bin('prettier'), ['--write', '--log-level=warn', file]);
}
