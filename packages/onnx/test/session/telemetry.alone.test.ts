import { afterEach, beforeEach, expect, it } from 'vitest';
import { nodePlace } from '../../src/session/place/node-place.js';

const variable = 'ORT_DISABLE_TELEMETRY';
const before = process.env[variable];

const loaded = async () => {
  const native = nodePlace.runtimes.find(({ name }) => name === 'onnxruntime-node');
  await native?.load();
  return process.env[variable];
};

beforeEach(() => {
  Reflect.deleteProperty(process.env, variable);
});
afterEach(() => {
  if (before !== undefined) process.env[variable] = before;
});

it('loads ONNX Runtime without its telemetry', async () => {
  expect(await loaded()).toBe('1');
});

it('leaves it to a program that has set the variable', async () => {
  process.env[variable] = '0';
  expect(await loaded()).toBe('0');
});
