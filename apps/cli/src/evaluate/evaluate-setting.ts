import { explainBy } from '@gradcam/core';
import type { Metric } from '@gradcam/evaluate';
import type { EmbeddedPicture } from '@gradcam/render';
import { mapOptions } from '../arguments/check/check-together.js';
import type { MapArguments } from '../arguments/request.js';
import type { Session } from '../model/session.js';
import { measuredValues, type MeasuredValues, type MeasuringListener } from './measured-values.js';
import { drawnMap } from './report/drawn-map.js';
import type { SetSample } from './set/samples-of-set.js';

/** A setting that was measured. */
export interface MeasuredSetting {
  /** The method that made the maps: of `auto`, the one that was taken; `centre` for the centre of the picture. */
  readonly method: string;
  /** None for a map of the input itself. */
  readonly featureLayers: readonly string[];
  /** Undefined where it is the preset's. */
  readonly score: MapArguments['score'];
  readonly values: MeasuredValues;
  /** The maps of the first samples over their pictures, for a report. */
  readonly drawn: ReadonlyMap<SetSample, EmbeddedPicture>;
}

/** The metrics of a setting, and the way its maps are made. */
export interface WantedSetting {
  readonly setting: MapArguments;
  readonly metrics: readonly Metric[];
  /** The number of samples whose maps are drawn. */
  readonly drawings: number;
}

/**
 * Measures the maps of a set in one setting.
 *
 * @param samples The set.
 * @param session The network.
 * @param wanted What is measured, and how the maps are made.
 * @param listener Hears what happens meanwhile.
 * @returns The values.
 */
export async function evaluateSetting(
  samples: readonly SetSample[],
  session: Session,
  { setting, metrics, drawings }: WantedSetting,
  listener: MeasuringListener,
): Promise<MeasuredSetting> {
  const { model, classNames } = session;
  const { reductionLayer, score } = setting;
  const options = { ...mapOptions(setting), classNames };
  const drawn = new Map<SetSample, EmbeddedPicture>();
  let made: Pick<MeasuredSetting, 'method' | 'featureLayers'> = {
    method: setting.method,
    featureLayers: setting.featureLayer,
  };
  const values = await measuredValues(
    samples,
    session,
    {
      metrics,
      reductionLayer,
      explain: async (x, classIndex, { sample, picture }) => {
        const result = await explainBy(setting.method, model, x, classIndex, options);
        made = result;
        // The first map of a sample is that of its picture, others are of changed ones.
        if (drawn.size < drawings && !drawn.has(sample))
          drawn.set(sample, await drawnMap(result.scoreMap, picture, session, setting));
        return result.scoreMap;
      },
    },
    listener,
  );
  const { method, featureLayers } = made;
  return { method, featureLayers, score, values, drawn };
}
