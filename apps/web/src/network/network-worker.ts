// The worker that computes, so that the page never waits. The gradients alone: layers models bring theirs with them.
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import { expose } from 'comlink';
import { Studio } from './studio.js';

expose(new Studio());
