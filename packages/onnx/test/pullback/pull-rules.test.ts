import { readFileSync } from 'node:fs';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { headOps } from '../../src/head/ops/head-ops.js';
import { pullRules } from '../../src/pullback/rules/pull-rules.js';
import { opCases } from '../head/cases/op-cases.js';
import { differentiated, oneNodeHead } from '../head/one-node-head.js';
import { numbers, opCase, type OpCase } from '../head/op-case.js';
import { throughOnnxRuntime } from '../head/through-onnx-runtime.js';
import { throughPullGraph } from './through-pull-graph.js';

beforeAll(() => tf.setBackend('cpu'));

/** Relative to the largest number, or to one. */
const tolerance = 1e-5;

/** Numbers that differ from output to output, so that none is lost in a sum. */
function factorsFor(count: number): number[] {
  return Array.from({ length: count }, (_, at) => Math.fround(Math.sin(at * 1.7 + 1) + 0.1));
}

/** By op: how many gradients that are not zero have no rule, in all of its settings. */
const withoutRule: Readonly<Record<string, number>> = {
  // Weights and bounds that are computed.
  Clip: 2,
  Conv: 4,
  ConvTranspose: 1,
  BatchNormalization: 4,
  InstanceNormalization: 2,
  // The mean and the deviation.
  LayerNormalization: 2,
  // Places that are computed.
  Gather: 1,
  GatherElements: 1,
  GatherND: 1,
};

/** What differs in a case, how many gradients were compared, and how many that are not zero have no rule. */
async function compared(of: OpCase): Promise<{ wrong: string[]; count: number; missing: number }> {
  const expectedOutput = await (await throughOnnxRuntime(of)).run();
  const factors = factorsFor(expectedOutput.values.length);
  const { gradients } = await oneNodeHead(of, factors);
  const wrong: string[] = [];
  let [count, missing] = [0, 0];
  for (const [each, position] of differentiated(of).entries()) {
    const expected = gradients[each] ?? [];
    const got = await throughPullGraph(of, factors, position);
    // No gradient at all is one of zero.
    if (got !== undefined || expected.every((value) => value === 0)) count += 1;
    else missing += 1;
    if (got === undefined) continue;
    const scale = Math.max(1, ...expected.map(Math.abs));
    const isShape = got.dims.join() === of.inputs[position]?.dims.join();
    const isNear = expected.every(
      (value, at) => Math.abs(value - (got.values[at] ?? NaN)) <= tolerance * scale,
    );
    if (!isShape || !isNear)
      wrong.push(
        `${of.title}, input ${position}: [${got.dims.join()}] ${got.values.join(' ')}, not ${expected.join(' ')}`,
      );
  }
  return { wrong, count, missing };
}

const nameOf = ({ op, domain = '' }: { readonly op: string; readonly domain?: string }) =>
  `${domain}:${op}`;

describe(`${pullRules.length} rules give in ONNX Runtime the gradients that heads give in TensorFlow.js`, () => {
  it.each(pullRules.map((rule) => [rule.op, rule] as const))('%s', async (_, rule) => {
    const cases = opCases.filter((each) => nameOf(each) === nameOf(rule));
    let [count, missing] = [0, 0];
    const wrong: string[] = [];
    for (const each of cases) {
      const found = await compared(each).catch((error: unknown) => ({
        wrong: [`${each.title}: ${String(error)}`],
        count: 0,
        missing: 0,
      }));
      wrong.push(...found.wrong);
      count += found.count;
      missing += found.missing;
    }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(0);
    expect(missing).toBe(withoutRule[rule.op] ?? 0);
  });
});

it('keeps the gradient of a softmax that is all but sure', async () => {
  const logits = [30, 0, 1];
  const factors = [1, 2, 4];
  const got = await throughPullGraph(opCase('Softmax', [numbers(logits)]), factors, 0);
  const powers = logits.map((each) => Math.exp(each - 30));
  const sum = powers.reduce((a, b) => a + b);
  const others = powers.map((each) => each / sum);
  // The first factor is 1, so that the mean of the factors less 1 is a sum without it.
  const mean = others.reduce((total, each, at) => total + each * ((factors[at] ?? 0) - 1), 0);
  const expected = others.map((each, at) => each * ((factors[at] ?? 0) - 1 - mean));
  const ratios = expected.map((each, at) => (got?.values[at] ?? NaN) / each);
  for (const ratio of ratios) expect(ratio).toBeCloseTo(1, 5);
});

it('has rules for all ops of heads but those that the documentation names', () => {
  const page = readFileSync(new URL('../../../../docs/onnx-heads.md', import.meta.url), 'utf8');
  const [, section = ''] = page.split('## Backwards in ONNX Runtime');
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  const listed = [...rows.join().matchAll(/`(\w+)`/g)].map(([, op]) => op);
  const ruled = new Set(pullRules.map(nameOf));
  const others = headOps.filter((op) => !ruled.has(nameOf(op))).map(({ op }) => op);
  expect(listed.sort()).toEqual(others.sort());
});
