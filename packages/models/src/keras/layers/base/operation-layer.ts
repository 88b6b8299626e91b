import type { Tensor } from '@tensorflow/tfjs-core';
import { isList, isObject, type Json } from '../../config/json.js';
import type { OperationValue } from '../../operations/operation.js';
import { operations } from '../../operations/operations.js';
import { KerasLayer } from './keras-layer.js';

/** A function that was called on a layer's output in Python, as a layer. */
export class OperationLayer extends KerasLayer {
  static override className = 'gradcam>Operation';

  /** The operation's own name: by that it is judged. */
  override getClassName(): string {
    return this.text('operation');
  }

  protected override compute(inputs: readonly Tensor[]): Tensor | Tensor[] {
    const { operands, attributes } = this.settings;
    const operation = this.text('operation');
    const compute = operations[operation];
    if (compute === undefined) throw new RangeError(`no operation "${operation}"`);
    const values = isList(operands) ? operands.map((operand) => fill(operand, inputs)) : [];
    return compute(values, isObject(attributes) ? attributes : {});
  }
}

/** Puts the tensors where the configuration says. */
function fill(operand: Json, inputs: readonly Tensor[]): OperationValue {
  if (!isObject(operand)) return operand;
  const { tensor, list, constant } = operand;
  if (typeof tensor === 'number') return inputs[tensor] ?? null;
  return isList(list) ? list.map((item) => fill(item, inputs)) : (constant ?? null);
}
