import type { Adapter } from '@gradcam/core';
import type { LoadedModel, ModelSource, TfjsModel } from '@gradcam/models';
import type { Picture } from '@gradcam/pictures';
import { testMobileNetV1, testRealGraphModel, testRealTasks } from '../../src/index.js';

/** Where the models and pictures of this repository are, in Node or in a page that the tests serve. */
export interface Place {
  /** Reads `assets/samples/NAME.png`. */
  readonly readSample: (name: string) => Promise<Picture>;
  readonly loadMobileNetV1: () => Promise<LoadedModel>;
  readonly loadMobileNetV1Quarter: () => Promise<LoadedModel>;
  readonly loadTask: (source: ModelSource) => Promise<TfjsModel>;
}

/** Which adapter is tested, and how far it may be off. */
interface Tested {
  readonly create: () => Adapter;
  readonly tolerance: number;
}

/**
 * All real networks.
 *
 * @param tested The adapter and its tolerance.
 * @param place Where models and pictures are.
 */
export function testRealNetworks(tested: Tested, place: Place): void {
  testClassifiers(tested, place);
  testTasks(tested, place);
}

/**
 * The classifiers: a layers model and a graph model.
 *
 * @param tested The adapter and its tolerance.
 * @param place Where models and pictures are.
 */
export function testClassifiers(tested: Tested, place: Place): void {
  const { readSample } = place;
  testMobileNetV1({ ...tested, readSample, load: place.loadMobileNetV1 });
  testRealGraphModel({ ...tested, readSample, load: place.loadMobileNetV1Quarter });
}

/**
 * Segmentation, ResNet50, age and pitch.
 *
 * @param tested The adapter and its tolerance.
 * @param place Where models and pictures are.
 */
export function testTasks(tested: Tested, { readSample, loadTask }: Place): void {
  testRealTasks({ ...tested, readSample, load: loadTask });
}
