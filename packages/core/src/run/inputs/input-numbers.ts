import { engine, type KernelBackend, type Tensor } from '@tensorflow/tfjs-core';
import { hostNumbers, withHostNumbers, withoutHostNumbers } from '../../tensor/host-numbers.js';

/** The numbers of an input in JavaScript, as long as a call needs them. */
export interface InputNumbers {
  /** In order; nobody changes them. */
  readonly numbers: Float32Array;
  /** Ends the use. */
  readonly free: () => void;
}

/** A backend whose memory JavaScript can look into, as that of wasm. */
type OpenBackend = KernelBackend & { typedArrayFromHeap(tensor: Tensor): unknown };

interface Lent {
  readonly numbers: Float32Array;
  users: number;
}

/** By the data of a tensor: the numbers that calls are using. */
const lent = new WeakMap<object, Lent>();

/** Numbers of at most 4 MB are kept for the next call: memory that is new each time takes longer to get and to free than to fill. */
const most = 2 ** 20;
let spare: Float32Array | undefined;

/**
 * Reads an input, whose numbers are known to `hostNumbers` until the last call that uses them ends.
 *
 * @param tensor Of `float32`; its numbers do not change meanwhile.
 * @returns The numbers.
 */
export async function inputNumbers(tensor: Tensor): Promise<InputNumbers> {
  const others = lent.get(tensor.dataId);
  const known = hostNumbers(tensor);
  if (others === undefined && known !== undefined) return { numbers: known, free: () => undefined };
  if (others !== undefined) return use(tensor, others);
  const numbers = copied(tensor) ?? (await tensor.data<'float32'>());
  // Another call may have read the same tensor while this one waited.
  return use(tensor, lent.get(tensor.dataId) ?? { numbers, users: 0 });
}

function use(tensor: Tensor, entry: Lent): InputNumbers {
  entry.users += 1;
  lent.set(tensor.dataId, entry);
  withHostNumbers(tensor, entry.numbers);
  return {
    numbers: entry.numbers,
    free: () => {
      entry.users -= 1;
      if (entry.users > 0) return;
      lent.delete(tensor.dataId);
      withoutHostNumbers(tensor);
      if (own.delete(entry.numbers) && entry.numbers.length <= most) spare = entry.numbers;
    },
  };
}

/** The arrays that were made here, not by a backend, which may keep its own. */
const own = new WeakSet<Float32Array>();

/** Copies numbers out of a memory that JavaScript can look into, which may move or be freed later on. */
function copied(tensor: Tensor): Float32Array | undefined {
  // Border to tfjs-core: the backend that holds a tensor has no public name.
  const { backend } = engine().state.tensorInfo.get(tensor.dataId) ?? {};
  if (backend === undefined || !isOpen(backend)) return undefined;
  const seen = backend.typedArrayFromHeap(tensor);
  if (!(seen instanceof Float32Array)) return undefined;
  const numbers = spare?.length === seen.length ? spare : new Float32Array(seen.length);
  if (numbers === spare) spare = undefined;
  numbers.set(seen);
  own.add(numbers);
  return numbers;
}

function isOpen(backend: KernelBackend): backend is OpenBackend {
  return 'typedArrayFromHeap' in backend && typeof backend.typedArrayFromHeap === 'function';
}
