import { createExplainer } from '@gradcam/core';
import { encodePng } from '@gradcam/pictures/node';
import { tensor, Tensor } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { inspect } from 'node:util';
import { changedStructure, structureChanges } from '../../generate/changed-structure.mjs';
import { hostileValue } from '../../generate/hostile.mjs';
import { WrongAnswer } from '../../run/run-input.mjs';
import { coreFollowUps, coreRecipes } from './core-recipes.mjs';
import { abortedInTime, withSignal } from './aborted-in-time.mjs';
import { givenThings } from './given.mjs';
import { otherRecipes } from './other-recipes.mjs';
import { publicFunctions } from './public-functions.mjs';
import { renderRecipes } from './render-recipes.mjs';

const recipes = { ...coreRecipes, ...renderRecipes, ...otherRecipes };

/** What is put back after the changes: a path is the caller's, and no registry is there to be asked. */
const keptAs = {
  writePicture: (changed, [path]) => changed.with(0, path),
  writeWhole: (changed, [path]) => changed.with(0, path),
  fetchModel: withoutNetwork,
  loadKnownModel: withoutNetwork,
};

/** Inner loops and ends of steps that their callers check for; what runs files that the caller trusts; what ends in a network. */
const leftOut = new Set([
  'resampleAxis',
  'checkPacing',
  'pause',
  'loadWithGlobals',
  'loadKnownModelFromUrl',
  'importOptional',
  'tryImport',
]);

async function prepare() {
  const given = givenThings();
  const explainer = await createExplainer(given.model);
  const functions = (await publicFunctions()).filter(({ name }) => !leftOut.has(name));
  return { given: { ...given, explainer, png: await encodePng(given.picture) }, functions };
}

/** Good arguments with a few parts changed; or none of them good. */
function arbitrary({ functions }) {
  return fc.constantFrom(...functions.map(({ name, door }) => ({ name, door }))).chain((called) => {
    const values = fc.array(hostileValue, { maxLength: 5 });
    const changes = structureChanges(hostileValue);
    return recipes[called.name] === undefined
      ? fc.record({ called: fc.constant(called), values })
      : fc.oneof(
          { weight: 1, arbitrary: fc.record({ called: fc.constant(called), values }) },
          { weight: 6, arbitrary: fc.record({ called: fc.constant(called), changes }) },
        );
  });
}

async function run({ called, values, changes }, { state, folder }) {
  const { given, functions } = state;
  const { run: call } = functions.find(
    ({ name, door }) => name === called.name && door === called.door,
  );
  const tensors = { x: numbersOf([8, 6, 3]), map: numbersOf([4, 3]) };
  // A result may hold what was given, and other inputs still need it.
  const kept = [...Object.values(tensors), ...Object.values(given)];
  let result;
  try {
    const parts = { ...given, ...tensors, folder };
    const passed = passedTo(called.name, { values, changes }, parts);
    result = await abortedInTime(called.name, (signal) =>
      call(...withSignal(called.name, passed, signal)),
    );
    requireFinite(called.name, result);
    const more = await coreFollowUps[called.name]?.(result, tensors);
    release(more, kept);
  } finally {
    release(result, kept);
    for (const each of Object.values(tensors)) each.dispose();
  }
}

function passedTo(name, { values, changes }, parts) {
  if (values?.length === 0 || (values !== undefined && keptAs[name] === undefined)) return values;
  const good = recipes[name](parts);
  const list = values ?? changedArguments(good, changes);
  return keptAs[name]?.(list, good) ?? list;
}

function changedArguments(good, changes) {
  const changed = changedStructure(good, changes);
  return Array.isArray(changed) && changed.length > 0 ? changed : [changed];
}

function withoutNetwork([model, options]) {
  const isRecord = Object.getPrototypeOf(options ?? '') === Object.prototype;
  return [model, isRecord ? { ...options, offline: true } : (options ?? { offline: true })];
}

function numbersOf(shape) {
  const count = shape.reduce((product, size) => product * size, 1);
  return tensor(
    Array.from({ length: count }, (_, at) => ((at * 7) % 11) / 11),
    shape,
  );
}

/** A map of a small network with small weights cannot be anything but numbers. */
function requireFinite(name, result) {
  const map = result?.scoreMap;
  const numbers = map instanceof Tensor ? map.dataSync() : (map?.data ?? []);
  if (numbers.every(Number.isFinite)) return;
  release(result, []);
  throw new WrongAnswer(`${name}: a map that is not finite`);
}

/** Frees what a function returned, as a caller does. */
function release(result, kept, depth = 0) {
  if (!isHolder(result) || depth > 3 || kept.includes(result)) return;
  if (typeof result.dispose !== 'function')
    for (const part of Object.values(result)) release(part, kept, depth + 1);
  else if (!(result instanceof Tensor && result.isDisposed)) result.dispose();
}

const isHolder = (value) =>
  typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);

/** Every function of every package that a user calls in Node, with arguments that are wrong. */
export const functions = {
  name: 'functions',
  share: 28,
  prepare,
  arbitrary,
  run,
  filesOf: (input) => ({ 'call.txt': inspect(input, { depth: 8, maxArrayLength: 50 }) }),
};
