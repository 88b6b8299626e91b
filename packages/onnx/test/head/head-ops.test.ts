import { readFileSync } from 'node:fs';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { headOps } from '../../src/head/ops/head-ops.js';
import { opCases } from './cases/op-cases.js';
import { differentiated, oneNodeHead, oneNodeHost } from './one-node-head.js';
import type { OpCase } from './op-case.js';
import { throughOnnxRuntime, type Reference, type Result } from './through-onnx-runtime.js';

beforeAll(() => tf.setBackend('cpu'));

/** Numbers that differ from output to output, so that none is lost in a sum. */
function factorsFor(count: number): number[] {
  return Array.from({ length: count }, (_, at) => Math.sin(at * 1.7 + 1) + 0.1);
}

/** The gradient of the output times numbers, by central differences through ONNX Runtime. */
async function differences(
  of: OpCase,
  { run, isDouble }: Reference,
  factors: readonly number[],
  position: number,
): Promise<number[]> {
  const values = of.inputs[position]?.values ?? [];
  const step = isDouble ? 1e-5 : of.step;
  const scoreAt = async (at: number, by: number): Promise<number> => {
    const moved = values.map((value, each) => (each === at ? value + by : value));
    const output = await run(new Map([[position, moved]]));
    return output.values.reduce((sum, value, each) => sum + value * (factors[each] ?? 0), 0);
  };
  const result: number[] = [];
  for (const at of values.keys()) {
    result.push(((await scoreAt(at, step)) - (await scoreAt(at, -step))) / (2 * step));
  }
  return result;
}

/** What differs in a case: nothing where all is well. */
async function wrongIn(of: OpCase): Promise<string[]> {
  const reference = await throughOnnxRuntime(of);
  const expected = await reference.run();
  const factors = factorsFor(expected.values.length);
  const { output, gradients } = await oneNodeHead(of, factors);
  const wrong = differing('output', output, expected, 2e-6);
  if (!of.isSloped) return wrong;
  for (const [each, position] of differentiated(of).entries()) {
    const slopes = { dims: [], values: await differences(of, reference, factors, position) };
    const got = { dims: [], values: gradients[each] ?? [] };
    wrong.push(
      ...differing(`gradient of input ${position}`, got, slopes, reference.isDouble ? 1e-5 : 2e-3),
    );
  }
  return wrong;
}

/** What differs where all inputs are known in JavaScript. */
async function wrongInJavaScript(of: OpCase): Promise<string[]> {
  const expected = await (await throughOnnxRuntime(of)).run();
  return differing('output', await oneNodeHost(of), expected, 2e-6);
}

/** Compares two results, relative to the largest number or to one. */
function differing(what: string, got: Result, expected: Result, tolerance: number): string[] {
  if (got.dims.join() !== expected.dims.join() || got.values.length !== expected.values.length) {
    return [`${what}: shape [${got.dims.join()}], not [${expected.dims.join()}]`];
  }
  const scale = Math.max(1, ...expected.values.map(Math.abs));
  const far = got.values.map((each, at) =>
    Object.is(each, expected.values[at]) ? 0 : Math.abs(each - (expected.values[at] ?? 0)) / scale,
  );
  if (far.every((each) => each <= tolerance)) return [];
  return [`${what}: ${got.values.join(' ')}, not ${expected.values.join(' ')}`];
}

/** Runs cases, and gives what is wrong in each by its title. */
async function wrongInAll(
  cases: readonly OpCase[],
  wrong: (of: OpCase) => Promise<string[]>,
): Promise<string[]> {
  const all: string[] = [];
  for (const each of cases) {
    const found = await wrong(each).catch((error: unknown) => [String(error)]);
    all.push(...found.map((text) => `${each.title}: ${text}`));
  }
  return all;
}

/** The name of an op, with the domain where it is not ONNX's own. */
function nameOf({ op, domain }: { readonly op: string; readonly domain?: string }): string {
  return domain === undefined || domain === '' ? op : `${domain}.${op}`;
}

const byOp = new Map<string, OpCase[]>();
for (const each of opCases) {
  byOp.set(nameOf(each), [...(byOp.get(nameOf(each)) ?? []), each]);
}

describe(`${byOp.size} ops in ${opCases.length} cases give ONNX Runtime's numbers and gradients`, () => {
  it.each([...byOp])('%s', async (_, cases) => {
    const before = tf.memory().numTensors;
    expect(await wrongInAll(cases, wrongIn)).toEqual([]);
    expect(tf.memory().numTensors).toBe(before);
  });
});

const plain = headOps.flatMap(({ op, host }) => (host === undefined ? [] : [op]));

describe(`${plain.length} ops that make shapes give ONNX Runtime's numbers in JavaScript`, () => {
  it.each(plain)('%s', async (op) => {
    expect(await wrongInAll(byOp.get(op) ?? [], wrongInJavaScript)).toEqual([]);
  });
});

it('has a case for every op', () => {
  expect(headOps.map(nameOf).filter((name) => !byOp.has(name))).toEqual([]);
});

it('has the ops that the documentation lists', () => {
  const page = readFileSync(new URL('../../../../docs/onnx-heads.md', import.meta.url), 'utf8');
  const lines = page.split('\n').filter((line) => line.startsWith('- **ops of'));
  const listed = [...lines.join().matchAll(/`(\w+)`/g)].map(([, op]) => op);
  expect(page).toContain(`${headOps.length} ops in`);
  expect(listed.sort()).toEqual(headOps.map(({ op }) => op).sort());
});
