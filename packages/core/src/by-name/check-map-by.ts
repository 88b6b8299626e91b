import { checkOptionNames, GradCamError, nearestNames } from '@gradcam/errors';
import { sharedOptionNames } from '../options/option-names.js';
import { saidOf } from '../error/said-of.js';
import { approaches, type Approach } from './approaches.js';
import type { MapByOptions } from './map-by.js';

const optionNames = {
  ...sharedOptionNames,
  featureLayers: true,
  fusion: true,
  methods: true,
} as const satisfies Record<keyof MapByOptions, true>;

/** What is said of a feature layer's map. */
const ofFeatures = ['featureLayers', 'fusion', 'sign', 'outputUpsampling', 'tokens'] as const;

/**
 * Refuses a way that does not exist, options that do not exist, and those for which the way has no use.
 *
 * @param approach As the user gave it.
 * @param options As the user gave them.
 * @throws `BAD_OPTION`
 */
export function checkMapBy(approach: Approach | 'auto', options: MapByOptions): void {
  checkOptionNames(options, optionNames);
  // A program without types may have a method in its place.
  const way: unknown = approach;
  if (typeof way !== 'string') {
    throw refused(
      `the way is not a name, got ${saidOf(way)}; give one of approaches, such as 'layer-cam', or call gradCAM, which takes methods`,
    );
  }
  const known: readonly string[] = [...approaches, 'auto'];
  if (!known.includes(approach)) {
    const nearest = nearestNames(approach, known, 3).map((name) => `"${name}"`);
    throw refused(`there is no way "${approach}"; the nearest names are ${nearest.join(', ')}`);
  }
  const count = options.featureLayers?.length ?? 0;
  if (approach === 'full-grad' || approach === 'guided-backpropagation') {
    const unused = ofFeatures.find((name) => {
      const value = options[name];
      return Array.isArray(value) ? value.length > 0 : value !== undefined;
    });
    if (unused !== undefined) {
      const got = JSON.stringify(options[unused]);
      throw refused(
        `${approach} has no feature layer, and no use for the option ${unused}, got ${got}; leave it out`,
      );
    }
  }
  if (approach === 'guided-grad-cam' && count > 1)
    throw refused(`guided-grad-cam takes one feature layer, got ${count}; name one`);
  if (options.fusion !== undefined && count < 2) {
    throw refused(
      `the option fusion needs several feature layers, got ${count}; name them as featureLayers, or leave it out`,
    );
  }
}

function refused(sentence: string): GradCamError {
  return new GradCamError('BAD_OPTION', `${sentence}.`);
}
