import { readFile } from 'node:fs/promises';
import { getGradient, type GradConfig } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-layers';
import { describe, expect, it } from 'vitest';
import { forwardKernelsNow } from '../src/kernels/forward/forward-kernels.js';
import { gradientsForPass } from '../src/gradients/gradients-for-pass.js';
import { zeroGradientOps } from '../src/tape/cut-zero-gradient-paths.js';

const page = await readFile(new URL('../../../docs/tfjs-gradients.md', import.meta.url), 'utf8');

/** What stands under a heading. */
function section(heading: string): string {
  const [, text = ''] = page.split(`## ${heading}\n`);
  return text.split('\n## ')[0] ?? '';
}

describe('docs/tfjs-gradients.md', () => {
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
    // Nobody has tried a backend here: all there are.
    const kernels = forwardKernelsNow().map(({ kernelName }) => kernelName);
    expect(new Set(kernels).size).toBe(kernels.length);
    expect(listed.sort()).toEqual(kernels.sort());
  });

  it('names each op that is whose gradient is zero by its name', () => {
    const listed = section('Ops whose gradient is zero');
    expect([...zeroGradientOps].filter((op) => !listed.includes(`\`${op}\``))).toEqual([]);
  });
});

describe('gradients for a pass', () => {
  it('are one for each op, and none is registered', () => {
    const before = gradientsForPass().map(({ kernelName }) => kernelName);
    expect(new Set(before).size).toBe(before.length);
    // Border to tfjs-core: getGradient is typed as if every gradient were there.
    expect(getGradient('TopK') as GradConfig | undefined).toBeUndefined();
  });
});
