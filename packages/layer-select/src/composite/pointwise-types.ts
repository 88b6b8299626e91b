/** Ops that compute each position from itself only, spelt as `normalType` does. */
export const pointwiseTypes: ReadonlySet<string> = new Set(
  (
    'mul multiply add addv2 addn sub subtract div realdiv relu relu6 clippedrelu sigmoid hardsigmoid tanh erf erfc softplus log1p exp pow square ' +
    'sqrt rsqrt reciprocal clipbyvalue minimum maximum activation neg cast greater greaterequal less lessequal select selectv2 identity rescaling ' +
    'stopgradient'
  ).split(' '),
);
