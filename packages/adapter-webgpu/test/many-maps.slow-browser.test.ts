import { testManyMaps } from '@gradcam/testing';
import { pagePlace } from '@gradcam/testing/browser';
import { webgpuAdapter } from '../src/browser.js';

testManyMaps({ create: () => webgpuAdapter() }, pagePlace('/models', '/samples'));
