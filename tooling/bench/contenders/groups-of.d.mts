export function groupsOf<T extends { readonly name: string }>(
  contenders: readonly T[],
  atOnce?: number,
): readonly T[][];
