import { hidePage } from '@gradcam/testing/hide-page';
import { afterAll } from 'vitest';

// Before TensorFlow.js is loaded, by whatever comes next.
const showPage = hidePage();
afterAll(showPage);
const { testHiddenPage } = await import('@gradcam/testing');
const { webgpuAdapter } = await import('../src/browser.js');

testHiddenPage({ create: () => webgpuAdapter(), tolerance: 1e-3 });
