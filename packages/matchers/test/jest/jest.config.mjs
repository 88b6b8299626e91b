// ECMAScript modules as they are: Node's option --experimental-vm-modules lets Jest run them.
export default { transform: {}, setupFilesAfterEnv: ['./setup.mjs'], testMatch: ['**/*.spec.mjs'] };
