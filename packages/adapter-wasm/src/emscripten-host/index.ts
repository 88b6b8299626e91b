// A host for emscripten in Node: what a build of tfjs-backend-wasm finds around it, so that the threaded one, which the package leaves
// out there, starts with workers and leaves no trace in the program. Nothing in this folder knows of maps or of adapters.
export { startBuild, type Build } from './start-build.js';
