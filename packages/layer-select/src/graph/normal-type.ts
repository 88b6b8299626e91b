/**
 * Brings the spellings of a type or an activation to one: `ReLU6`, `Relu6` and
 * `nnet.cnn.layer.ReLU6Layer` are all `relu6`.
 *
 * @param type A layer's class, a node's op or the name of an activation.
 * @returns Lower-case letters and digits only.
 */
export function normalType(type: string): string {
  const last = type.slice(type.lastIndexOf('.') + 1);
  const plain = last.toLowerCase().replace(/[^a-z0-9]/g, '');
  return plain.endsWith('layer') && plain !== 'layer' ? plain.slice(0, -'layer'.length) : plain;
}
