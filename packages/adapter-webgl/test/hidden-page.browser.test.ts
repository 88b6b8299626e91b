import { hidePage } from '@gradcam/testing/hide-page';
import { afterAll } from 'vitest';

// Before TensorFlow.js is loaded, by whatever comes next.
const showPage = hidePage();
afterAll(showPage);
const { testHiddenPage } = await import('@gradcam/testing');
const { webglAdapter } = await import('../src/index.js');

testHiddenPage({ create: () => webglAdapter(), tolerance: 1e-3 });
