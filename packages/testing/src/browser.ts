export { pagePlace } from './real-networks/page-place.js';
