// Runs before each test file: weights and inputs that TensorFlow.js draws without a seed come from Math.random, and
// a test that fails for one draw in a thousand helps nobody. Each file draws the same numbers in every run.
let state = 0x2545f491;

/** Draws from 0 to 1 (mulberry32). */
Math.random = () => {
  state = (state + 0x6d2b79f5) | 0;
  let bits = Math.imul(state ^ (state >>> 15), state | 1);
  bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
  return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
};
