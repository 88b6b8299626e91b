import { readFile } from 'node:fs/promises';
import { getGradient, type GradConfig } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import * as door from '../src/index.js';
import { describe, expect, it } from 'vitest';
import { allForwardKernels } from '../src/kernels/forward/all-forward-kernels.js';
import { gradientsForPass } from '../src/gradients/gradients-for-pass.js';
import { zeroGradientOps } from '../src/tape/cut-zero-gradient-paths.js';

const page = await readFile(new URL('../README.md', import.meta.url), 'utf8');

/** What stands under a heading. */
function section(heading: string): string {
  const [, text = ''] = page.split(`## ${heading}\n`);
  return text.split('\n## ')[0] ?? '';
}

describe('the README', () => {
  it('lists each gradient that stands in for one of TensorFlow.js, and no other', () => {
    const listed = [...section('Gradients').matchAll(/^\| `(\w+)`/gm)].map(([, op]) => op);
    expect(listed.sort()).toEqual(
      gradientsForPass()
        .map(({ kernelName }) => kernelName)
        .sort(),
    );
  });

  it('lists each kernel that stands in while a network runs, and no other', () => {
    const rows = section('Kernels of the forward pass')
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    const listed = rows.flatMap((row) =>
      [...(row.split(' | ')[0] ?? '').matchAll(/`(\w+)`/g)].map(([, kernel]) => kernel),
    );
    const kernels = allForwardKernels.map(({ kernelName }) => kernelName);
    expect(new Set(kernels).size).toBe(kernels.length);
    expect(listed.sort()).toEqual(kernels.sort());
  });

  it('names each op that is whose gradient is zero by its name', () => {
    const listed = section('Ops whose gradient is zero');
    expect([...zeroGradientOps].filter((op) => !listed.includes(`\`${op}\``))).toEqual([]);
  });
});

/** The blocks of code, without their imports. */
const examples = [...page.matchAll(/```js\n([^]*?)```/g)].map(([, code = '']) =>
  code.replaceAll(/^import .*\n/gm, '').trim(),
);

describe('the examples', () => {
  it('use every function of the door', () => {
    const all = examples.join('\n');
    expect(Object.keys(door).filter((name) => !all.includes(name))).toEqual([]);
  });

  it.each(examples)('%s', async (code) => {
    await tf.setBackend('cpu');
    const logged: string[] = [];
    const log = (...values: unknown[]) =>
      logged.push(values.flatMap((value) => shown(value)).join(' '));
    const names = ['tf', 'console', ...Object.keys(door)];
    // Border to the language: there is no type for the constructor of asynchronous functions.
    const AsyncFunction = (async () => Promise.resolve()).constructor as FunctionConstructor;
    const run = new AsyncFunction(...names, code) as (...values: unknown[]) => Promise<void>;
    await run(tf, { log }, ...Object.values(door));
    expect(logged).toEqual(
      [...code.matchAll(/console\.log.*\/\/ (.*)$/gm)].map(([, said]) => said),
    );
  });
});

/** A value as the README writes it: numbers one after the other. */
function shown(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  // Border to tfjs-core: what is logged are lists of names or numbers.
  return Array.from(value as ArrayLike<string | number>, (each) =>
    typeof each === 'number' ? String(Number(each.toPrecision(6))) : each,
  );
}

describe('gradients for a pass', () => {
  it('are one for each op, and none is registered', () => {
    const before = gradientsForPass().map(({ kernelName }) => kernelName);
    expect(new Set(before).size).toBe(before.length);
    // Border to tfjs-core: getGradient is typed as if every gradient were there.
    expect(getGradient('TopK') as GradConfig | undefined).toBeUndefined();
  });
});
