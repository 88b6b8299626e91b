import { expect, it } from '@jest/globals';

const scoreMap = { data: [0, 1, 4, 3], width: 2, height: 2 };
const right = { x: 1, y: 0, width: 1, height: 2 };
const left = { ...right, x: 0 };

it('passes', async () => {
  await expect({ scoreMap }).toPointAt(left);
  await expect({ scoreMap }).not.toPointAt(right);
  await expect(Promise.resolve({ scoreMap })).resolves.toFocusOn(left, { share: 0.5 });
  expect([{ scoreMap }]).toEqual([expect.toPointAt(left)]);
  expect([{ scoreMap }]).toEqual([expect.not.toPointAt(right)]);
});

it('fails', async () => {
  await expect({ scoreMap }).toPointAt(right);
});

it('fails with not', async () => {
  await expect({ scoreMap }).not.toPointAt(left);
});

it('refuses a box outside', async () => {
  await expect({ scoreMap }).not.toPointAt({ ...left, x: 9 });
});
