export * from '@gradcam/pictures/browser';
export * from './everything.js';
export { explain } from './place/explain-in-page.js';
