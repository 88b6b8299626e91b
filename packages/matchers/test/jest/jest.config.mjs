// ECMAScript modules as they are: Node's option --experimental-vm-modules lets Jest run them.
// Room for a busy machine: Jest's own 5 seconds are not enough there.
export default {
  testTimeout: 120_000,
  transform: {},
  setupFilesAfterEnv: ['./setup.mjs'],
  testMatch: ['**/*.spec.mjs'],
};
