const lines = new WeakMap<object, Promise<unknown>>();

/**
 * Does one thing after the other: ONNX Runtime in a page refuses a run while another one is going.
 *
 * @param owner Whose turns they are.
 * @param act The thing to do.
 * @returns The result of `act`.
 */
export function inTurn<T>(owner: object, act: () => Promise<T>): Promise<T> {
  const before = lines.get(owner) ?? Promise.resolve();
  const own = before.then(act, act);
  lines.set(
    owner,
    own.catch(() => undefined),
  );
  return own;
}
