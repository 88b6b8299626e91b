import { testManyMaps } from '@gradcam/testing';
import { pagePlace } from '@gradcam/testing/browser';
import { webglAdapter } from '../src/index.js';

testManyMaps({ create: () => webglAdapter() }, pagePlace('/models', '/samples'));
