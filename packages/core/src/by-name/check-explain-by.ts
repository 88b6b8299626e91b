import {
  calledAs,
  checkOptionNames,
  GradCamError,
  nearestNames,
  saidOf,
  writtenOut,
} from '@gradcam/errors';
import type { MethodCard } from '../method/method-card.js';
import { explainByOptionNames } from './explain-by-option-names.js';
import { mapNames, methods, type MapName } from './methods.js';
import type { ExplainByOptions, NamedMap } from './named-map.js';

/** The options that concern a feature layer's map. */
const ofFeatures = [
  'featureLayers',
  'fusion',
  'sign',
  'outputUpsampling',
  'placement',
  'tokens',
] as const;

/**
 * Refuses a method that does not exist, options that do not exist, and those for which the method has no use.
 *
 * @param name As the user gave it.
 * @param options As the user gave them.
 * @throws `BAD_OPTION`
 */
export function checkExplainBy(name: MapName | 'auto', options: ExplainByOptions): void {
  checkOptionNames(options, explainByOptionNames);
  checkName(name);
  checkLayers(options.featureLayers);
  const unused = unusedBy(name, options);
  if (unused !== undefined) {
    const got = writtenOut(options[unused.option]);
    throw refused(`${name} ${unused.because} the option ${unused.option}, got ${got}`);
  }
}

function checkLayers(layers: unknown): void {
  if (layers === undefined) return;
  if (Array.isArray(layers) && layers.every((layer) => typeof layer === 'string')) return;
  throw refused(
    `the option featureLayers is not a list of layers, got ${writtenOut(layers)}, expected their names`,
  );
}

function checkName(name: unknown): void {
  // A program without types may have a method in its place.
  if (typeof name !== 'string') {
    throw refused(
      `the name is not a string, got ${saidOf(name)}; give one of mapNames, such as 'layer-cam', or call gradCAM, which takes methods`,
    );
  }
  const known = [...mapNames, 'auto'];
  if (known.includes(name)) return;
  const nearest = nearestNames(name, known, 3).map((each) => `"${each}"`);
  throw refused(`there is no method "${name}"; the nearest names are ${nearest.join(', ')}`);
}

/** An option for which a method has no use, and why. */
export interface UnusedOption {
  readonly option: keyof ExplainByOptions;
  /** Between the method's name and `the option …`. */
  readonly because: string;
}

/**
 * Finds an option for which a method has no use.
 *
 * @param name The method's.
 * @param given The options that are set.
 * @returns The first; `undefined` where there is none.
 * @throws `BAD_OPTION` for a method or an option that does not exist
 */
export function unusedOption(
  name: MapName | 'auto',
  given: ExplainByOptions = {},
): UnusedOption | undefined {
  return calledAs('unusedOption', () => {
    checkOptionNames(given, explainByOptionNames);
    checkName(name);
    return unusedBy(name, given);
  });
}

function unusedBy(name: MapName | 'auto', given: ExplainByOptions): UnusedOption | undefined {
  const method: MethodCard | NamedMap | undefined = name === 'auto' ? undefined : methods[name];
  return unusedLayers(method, given) ?? unusedChannels(method, given);
}

function unusedLayers(
  method: MethodCard | NamedMap | undefined,
  given: ExplainByOptions,
): UnusedOption | undefined {
  const isOfLayers = method === undefined || !('featureLayers' in method);
  const layers = isOfLayers ? 'several' : method.featureLayers;
  const { featureLayers = [], fusion } = given;
  const option = layers === 'none' ? ofFeatures.find((name) => isSaid(given[name])) : undefined;
  if (option !== undefined) return { option, because: 'has no feature layer, and no use for' };
  if (layers === 'one' && featureLayers.length > 1)
    return { option: 'featureLayers', because: 'takes one feature layer as' };
  if (fusion === undefined || featureLayers.length > 1) return undefined;
  return { option: 'fusion', because: 'needs several feature layers for' };
}

/** An empty list says nothing. */
function isSaid(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

function unusedChannels(
  method: MethodCard | NamedMap | undefined,
  { topChannels }: ExplainByOptions,
): UnusedOption | undefined {
  if (topChannels === undefined || method?.ofTopChannels !== undefined) return undefined;
  return {
    option: 'topChannels',
    because: 'does not run the network for each channel, and has no use for',
  };
}

function refused(sentence: string): GradCamError {
  return new GradCamError('BAD_OPTION', `${sentence}.`);
}
