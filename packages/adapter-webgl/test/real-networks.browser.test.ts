import { testRealNetworks } from '@gradcam/testing';
import { pagePlace } from '@gradcam/testing/browser';
import { webglAdapter } from '../src/index.js';

const adapter = webglAdapter();

testRealNetworks({ create: () => adapter, tolerance: 1e-3 }, pagePlace('/models', '/samples'));
