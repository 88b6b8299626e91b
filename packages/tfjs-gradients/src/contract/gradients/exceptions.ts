/** Gradients that tfjs registers and the table has no case of, and why. */
export const exceptions: Readonly<Record<string, string>> = {
  BroadcastTo: 'no backend has a kernel of that name; tf.broadcastTo is a Tile',
  ComplexAbs:
    'no gradient leads from a real tensor to a complex one: refused, as another test shows',
  LogSoftmax: 'no backend has a kernel of that name; tf.logSoftmax brings its own gradient',
};
