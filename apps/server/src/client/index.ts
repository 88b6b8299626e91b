export { createClient, type Client, type ClientOptions, type MapOfPicture } from './client.js';
export type { components, operations, paths } from './openapi.js';
export { ServerProblem } from './server-problem.js';
