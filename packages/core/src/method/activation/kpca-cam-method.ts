import { builtIn } from '../built-in.js';
import type { MethodCard } from '../method-card.js';
import type { AsyncMethod } from '../method.js';
import { eachSample } from './each-sample.js';
import { centredColumns, topEigenvector, withPositiveExtreme } from './principal-component.js';

/**
 * KPCA-CAM (Karmani 2024, arXiv 2410.00267): as Eigen-CAM, with the principal component of a sigmoid kernel, tanh(x . y / K + 1), which
 * may bend.
 */
export const kpcaCamMethod: MethodCard & AsyncMethod = builtIn({
  name: 'kpca-cam',
  title: 'KPCA-CAM',
  paper: 'Karmani 2024',
  formula: 'the first component of A by the kernel tanh(x . y / K + 1)',
  departures: 'the sign is the one with the larger extreme',
  usesClass: false,
  needs: 'activations',
  run: ({ activations }, { step }) => eachSample(activations, kernelProjection, step),
});

function kernelProjection(values: Float64Array, places: number, channels: number): Float64Array {
  const centred = centredColumns(values, places, channels);
  const kernel = new Float64Array(places * places);
  const means = new Float64Array(places);
  for (let a = 0; a < places; a += 1) {
    for (let b = 0; b < places; b += 1) {
      let product = 0;
      for (let channel = 0; channel < channels; channel += 1)
        product += (centred[a * channels + channel] ?? 0) * (centred[b * channels + channel] ?? 0);
      const value = Math.tanh(product / channels + 1);
      kernel[a * places + b] = value;
      means[a] = (means[a] ?? 0) + value / places;
    }
  }
  const mean = means.reduce((total, each) => total + each, 0) / places;
  const centredKernel = kernel.map(
    (value, at) => value - (means[Math.floor(at / places)] ?? 0) - (means[at % places] ?? 0) + mean,
  );
  const { vector, value } = topEigenvector(centredKernel, places);
  return withPositiveExtreme(vector.map((each) => each * Math.sqrt(Math.max(0, value))));
}
