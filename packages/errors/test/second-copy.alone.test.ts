import { expect, it, vi } from 'vitest';
import * as first from '../src/index.js';

vi.resetModules();
const second = await import('../src/index.js');

function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}

it('knows the errors of another copy of the package, and nothing else', () => {
  expect(second.GradCamError).not.toBe(first.GradCamError);
  const error: unknown = new second.GradCamError('BAD_OPTION', 'the size is wrong.');
  expect(error).toBeInstanceOf(first.GradCamError);
  expect(error).toBeInstanceOf(Error);
  for (const other of [new Error('no'), { code: 'BAD_OPTION' }, null, 'BAD_OPTION'])
    expect(other).not.toBeInstanceOf(first.GradCamError);
});

it('puts the function that was called in front of them', () => {
  const fail = () => {
    throw new second.GradCamError('BAD_OPTION', 'the size is wrong.');
  };
  expect(thrownBy(() => first.calledAs('gradCAM', fail))).toMatchObject({
    caller: 'gradCAM',
    message: 'gradCAM: the size is wrong.',
  });
});

it("knows what another copy has marked as the caller's own", () => {
  const own = new RangeError('not today');
  expect(
    thrownBy(() =>
      second.callersOwn(() => {
        throw own;
      }),
    ),
  ).toBe(own);
  expect(first.isCallersOwn(own)).toBe(true);
  expect(first.isCallersOwn(new RangeError('not today'))).toBe(false);
  expect(JSON.stringify(own)).toBe('{}');
});
