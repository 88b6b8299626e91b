import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { linspace, mean, mul, reshape, type Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import * as core from '../src/index.js';
import * as door from '../src/methods.js';
import { networkFromFunctions } from '../src/network/index.js';

const { mapNames, methodNeeds, methods } = door;
const exported: Readonly<Record<string, unknown>> = { ...core, ...door };
const cards = Object.entries(methods);

describe('the card of a method', () => {
  it.each(cards)('of %s is complete', (name, card) => {
    expect(card.name).toBe(name);
    for (const text of [card.title, card.paper, card.formula, card.departures])
      expect(text.trim()).not.toBe('');
    expect(methodNeeds).toContain(card.needs);
    expect(typeof card.usesClass).toBe('boolean');
  });

  it.each(cards)('of %s leads to what the package exports', (name, card) => {
    const camel = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    const call = 'call' in card ? card.call : `${camel}Method`;
    expect(exported).toHaveProperty(call);
  });

  it('has a title of its own', () => {
    expect(new Set(cards.map(([, { title }]) => title)).size).toBe(cards.length);
  });
});

it('makes a map by every name but that of the concepts', () => {
  expect(Object.keys(methods).filter((name) => !mapNames.some((known) => known === name))).toEqual([
    'deep-feature-factorization',
  ]);
});

it('keeps the options of a method that is limited to some channels', async () => {
  const network = networkFromFunctions({
    input: { name: 'image', shape: [null, 2, 2, 2], dtype: 'float32' },
    trunk: (image: Tensor) => mul(image, 1),
    head: (a: Tensor) => mean(a, [1, 2]),
  });
  const x = reshape(linspace(0, 2, 8), [2, 2, 2]);
  const mapOf = async (method: door.Method | undefined) => {
    const { scoreMap } = await core.gradCAM(network, x, 0, { method });
    const values = Array.from(await scoreMap.data());
    scoreMap.dispose();
    return values;
  };
  const pairs = [
    (topChannels?: number) => door.scoreCamMethod({ weights: 'scores', topChannels }),
    (topChannels?: number) => door.isCamMethod({ factors: [0.2, 7], topChannels }),
    (topChannels?: number) => door.ssCamMethod({ passes: 2, seed: 5, topChannels }),
  ];
  // Of both channels, for the weight of a single one is 1.
  for (const make of pairs)
    expect(await mapOf(make().ofTopChannels?.(2))).toEqual(await mapOf(make(2)));
});
