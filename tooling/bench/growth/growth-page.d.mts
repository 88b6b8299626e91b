export function exponent(amounts: readonly number[], values: readonly number[]): number;
