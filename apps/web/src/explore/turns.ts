/** Says whether work is still wanted. */
export type IsCurrent = () => boolean;

/**
 * Makes work take turns: what a newer picture, class or choice has overtaken is to be dropped.
 *
 * @returns A function that begins a turn.
 */
export function takeTurns(): () => IsCurrent {
  let latest = 0;
  return () => {
    latest += 1;
    const turn = latest;
    return () => turn === latest;
  };
}
