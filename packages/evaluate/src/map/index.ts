export { measureMap } from './measure-map.js';
