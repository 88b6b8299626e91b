/** From one axis to five. */
export const shapes: readonly (readonly number[])[] = [
  [5],
  [3, 4],
  [2, 3, 4],
  [2, 3, 4, 5],
  [1, 2, 3, 2, 2],
];

/** The types of tensors. */
export const dtypes = ['float32', 'int32', 'bool'] as const;
