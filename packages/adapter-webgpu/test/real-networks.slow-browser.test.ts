import { testRealNetworks } from '@gradcam/testing';
import { pagePlace } from '@gradcam/testing/browser';
import { webgpuAdapter } from '../src/browser.js';

const adapter = webgpuAdapter();

testRealNetworks({ create: () => adapter, tolerance: 1e-3 }, pagePlace('/models', '/samples'));
