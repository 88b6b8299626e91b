import { createExplainer } from '@gradcam/core';
import type { Adapter } from '@gradcam/core/adapter';
import { calledAs, checkOptionNames } from '@gradcam/errors';
import { preprocess } from '@gradcam/models';
import { backend, memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { madeBefore } from '../assertions/made-before.js';
import { named } from '../report/test-id.js';
import type { Place } from './place.js';

/** The adapter whose memory is watched. */
export interface ManyMapsContract {
  readonly create: () => Adapter;
  /** The number of maps; 1000 when left out. */
  readonly times?: number | undefined;
  /**
   * Counts in bytes what the backend holds, and TensorFlow.js does not tell: the heap of WebAssembly. Textures and buffers of a GPU are
   * counted without it.
   */
  readonly bytesHeld?: (() => number) | undefined;
}

/** From then on nothing is new: the last shader is compiled, and the pools of the backend are full. */
const warmUp = 20;

/**
 * Tests that a backend holds as much after a thousand maps of MobileNet V1 0.25, of two pictures and two layers in turns, as after the first few: tensors,
 * buffers, textures, those that are kept to be used again, too.
 *
 * @param contract The adapter, and how often.
 * @param place Loads the model and the pictures.
 */
export function testManyMaps(
  contract: ManyMapsContract,
  place: Pick<Place, 'loadMobileNetV1Quarter' | 'readSample'>,
): void {
  calledAs('testManyMaps', () => {
    checkOptionNames(contract, {
      create: true,
      times: true,
      bytesHeld: true,
    } satisfies Record<keyof ManyMapsContract, true>);
  });
  const { create, times = 1000, bytesHeld = () => 0 } = contract;
  const adapter = create();
  describe(`many maps on ${adapter.name}`, () => {
    beforeAll(() => adapter.prepare());
    const loaded = madeBefore(place.loadMobileNetV1Quarter);
    const inputOf = (sample: string) =>
      madeBefore(async () => preprocess(await place.readSample(sample), loaded().spec));
    const [cat, coffee] = [inputOf('chelsea'), inputOf('coffee')];

    it(
      `holds no more after ${times} maps than after ${warmUp}`,
      named('many-maps-real'),
      async () => {
        const { model } = loaded();
        const inputShapes = [cat().shape];
        const make = (featureLayer: string) =>
          createExplainer(model, { featureLayer, inputShapes });
        const [shallow, deep] = [await make(layerOf(6)), await make(layerOf(13))];
        const map = async (time: number) => {
          const x = time % 2 === 0 ? cat() : coffee();
          const { scoreMap } = await (time % 4 < 2 ? shallow : deep).explain(x);
          const values = await scoreMap.data();
          scoreMap.dispose();
          return values;
        };
        const first = await map(0);
        for (let time = 1; time < warmUp; time += 1) await map(time);
        const before = { ...held(), bytes: bytesHeld() };
        for (let time = warmUp; time < times; time += 1) await map(time);
        expect({ ...held(), bytes: bytesHeld() }).toEqual(before);
        expect(await map(0)).toEqual(first);
      },
    );
  });
}

function layerOf(block: number): string {
  return `module_apply_default/MobilenetV1/MobilenetV1/Conv2d_${block}_pointwise/Relu6`;
}

/** All numbers that TensorFlow.js and the backend count; on a GPU those of its textures and buffers, too. */
function held(): Record<string, unknown> {
  return { ...memory(), inBackend: backend().numDataIds() };
}
