import { tensor2d, type Tensor } from '@tensorflow/tfjs-core';
import type { Session } from '../model/session.js';
import type { MeasuredSetting } from './evaluate-setting.js';
import { measuredValues, type Measuring, type MeasuringListener } from './measured-values.js';
import type { SetSample } from './set/samples-of-set.js';

/**
 * Measures where the centre of the picture lies, as if it were a map: who takes photos puts the object there, and a map that points no better has shown nothing.
 *
 * @param samples The set.
 * @param session The network.
 * @param measuring What is measured.
 * @param measuring.metrics All metrics; those that know nothing of objects are left out.
 * @param measuring.reductionLayer The layer that is measured.
 * @param listener Hears what happens meanwhile.
 * @returns The values; undefined where no metric is left.
 */
export async function evaluateCentre(
  samples: readonly SetSample[],
  session: Session,
  { metrics, reductionLayer }: Pick<Measuring, 'metrics' | 'reductionLayer'>,
  listener: MeasuringListener,
): Promise<MeasuredSetting | undefined> {
  const ofObjects = metrics.filter(({ needs }) => needs.length > 0);
  const { width, height } = session.preprocessing?.inputSize ?? { width: 1, height: 1 };
  if (ofObjects.length === 0) return undefined;
  const values = await measuredValues(
    samples,
    session,
    {
      metrics: ofObjects,
      reductionLayer,
      explain: () => hillOf(width, height),
    },
    listener,
  );
  return { method: 'centre', featureLayers: [], score: undefined, values, drawn: new Map() };
}

/** A Gaussian, whose deviation is a quarter of each side. */
function hillOf(width: number, height: number): Tensor {
  const along = (size: number) =>
    Array.from({ length: size }, (_, at) => Math.exp(-8 * ((at + 0.5) / size - 0.5) ** 2));
  const columns = along(width);
  return tensor2d(along(height).map((row) => columns.map((column) => row * column)));
}
