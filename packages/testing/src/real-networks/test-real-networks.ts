import { calledAs, checkOptionNames } from '@gradcam/errors';
import type { Adapter } from '@gradcam/core/adapter';
import type { Place } from './place.js';
import { testMobileNetV1 } from './test-mobilenet-v1.js';
import { testRealGraphModel } from './test-real-graph-model.js';
import { testRealTasks } from './test-real-tasks.js';

/** The adapter that is tested on real networks, and the networks. */
export interface RealNetworksContract {
  readonly create: () => Adapter;
  /** The largest difference from the float64 map at feature resolution, relative to its maximum. */
  readonly tolerance: number;
  /** Classifiers, or networks for other tasks; all of them when left out. */
  readonly only?: 'classifiers' | 'tasks' | undefined;
}

/**
 * Tests an adapter on real networks: a layers model, a graph model, segmentation, ResNet50, age and pitch.
 *
 * @param contract The adapter and its tolerance.
 * @param place Loads models and pictures.
 */
export function testRealNetworks(contract: RealNetworksContract, place: Place): void {
  calledAs('testRealNetworks', () => {
    checkOptionNames(contract, {
      create: true,
      tolerance: true,
      only: true,
    } satisfies Record<keyof RealNetworksContract, true>);
  });
  const { only, ...tested } = contract;
  const { readSample } = place;
  if (only !== 'tasks') {
    testMobileNetV1({ ...tested, readSample, load: place.loadMobileNetV1 });
    testRealGraphModel({ ...tested, readSample, load: place.loadMobileNetV1Quarter });
  }
  if (only !== 'classifiers') testRealTasks({ ...tested, readSample, load: place.loadTask });
}
