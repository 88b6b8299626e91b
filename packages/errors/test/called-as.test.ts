import { expect, it } from 'vitest';
import { calledAs, callersOwn, GradCamError } from '../src/index.js';

function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}

const failing = () => {
  throw new GradCamError('BAD_OPTION', 'the size is wrong, got 0, expected at least 1.');
};

it('names the outermost public function that was called, also in the stack', () => {
  const error = thrownBy(() => calledAs('outer', () => calledAs('inner', failing)));
  expect(error).toBeInstanceOf(GradCamError);
  expect(error).toMatchObject({
    code: 'BAD_OPTION',
    caller: 'outer',
    message: 'outer: the size is wrong, got 0, expected at least 1.',
  });
  expect((error as GradCamError).stack).toContain('outer: the size is wrong');
  expect((error as GradCamError).stack).not.toContain('inner: ');
});

it('names the function of what is promised, and keeps the cause', async () => {
  const cause = new Error('underneath');
  await expect(
    calledAs('outer', () => Promise.reject(new GradCamError('DISPOSED', 'it is gone.', { cause }))),
  ).rejects.toMatchObject({ message: 'outer: it is gone.', cause });
});

it("leaves errors alone that are not ours, or of a function of the caller's", () => {
  const own = new Error('my own');
  const fail = () => {
    throw own;
  };
  expect(thrownBy(() => calledAs('outer', fail))).toBe(own);
  const mine = () => callersOwn(() => calledAs('mine', failing));
  expect(thrownBy(() => calledAs('outer', mine))).toMatchObject({ caller: 'mine' });
  // Of a function that we made for the caller, which names nobody.
  const made = () => callersOwn(failing);
  expect(thrownBy(() => calledAs('outer', made))).toMatchObject({ caller: 'outer' });
});

it('returns what the body returns, or promises', async () => {
  expect(calledAs('outer', () => 7)).toBe(7);
  await expect(calledAs('outer', () => Promise.resolve(7))).resolves.toBe(7);
});

it.each([
  'Failed to fetch dynamically imported module: http://localhost/calls.js',
  'error loading dynamically imported module: http://localhost/calls.js',
  'Importing a module script failed.',
  'Loading chunk 12 failed.\n(error: http://localhost/12.js)',
])('says that a file could not be loaded, where a browser says "%s"', async (message) => {
  const cause = new TypeError(message);
  await expect(calledAs('outer', () => Promise.reject(cause))).rejects.toMatchObject({
    code: 'DOWNLOAD_FAILED',
    caller: 'outer',
    sentence: expect.stringContaining('call again once the page is online') as string,
    cause,
  });
  const own = calledAs('outer', () => callersOwn(() => Promise.reject(cause)));
  await expect(own).rejects.toBe(cause);
});
