import { calledAs, checkOptionNames, GradCamError } from '@gradcam/errors';
import { memory } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { currentRegistry, expectSameRegistry, type Registry } from '../assertions/registry.js';
import { areaParts, type Part } from './area-parts.js';
import areas from './areas.json' with { type: 'json' };
import type { Contract } from './contract.js';
import { testDevice } from './device.js';
import { skipTests } from './skip-tests.js';

/**
 * Tests an adapter by the contract that every adapter passes: call it at the top of a vitest file.
 *
 * @param contract The adapter and the tolerance that its documentation states.
 */
export function testBackend(contract: Contract): void {
  calledAs('testBackend', () => {
    checkOptionNames(contract, {
      create: true,
      tolerance: true,
      skip: true,
      areas: true,
    } satisfies Record<keyof Contract, true>);
  });
  const adapter = contract.create();
  describe(`the backend ${adapter.name}`, { meta: { backend: adapter.name } }, () => {
    skipTests(contract.skip ?? []);
    let tensors = 0;
    let registry: Registry;
    beforeAll(async () => {
      await adapter.prepare();
      tensors = memory().numTensors;
      registry = currentRegistry();
    });
    testDevice(contract);
    testAreas(contract);
    afterAll(() => {
      expect(memory().numTensors).toBe(tensors);
      expectSameRegistry(registry);
    });
  });
}

function areasOf({ areas: ids }: Contract): typeof areas {
  if (ids === undefined) return areas;
  return ids.map((id) => {
    const area = areas.find((each) => each.id === id);
    if (area !== undefined) return area;
    throw new GradCamError(
      'BAD_OPTION',
      `the contract has no area "${id}", expected one of ${areas.map((each) => each.id).join(', ')}.`,
    );
  });
}

function partsOf(area: string): readonly Part[] {
  const parts = areaParts[area];
  if (parts === undefined) throw new RangeError(`the area "${area}" has no tests`);
  return parts;
}

/** Runs the areas: every test knows its area and its part, which determine its id and its position in the report. */
function testAreas(contract: Contract): void {
  for (const { id: area, about } of areasOf(contract)) {
    describe(about, { meta: { area } }, () => {
      for (const { id: part, test } of partsOf(area)) {
        describe(part, { meta: { part } }, () => {
          test(contract);
        });
      }
    });
  }
}
