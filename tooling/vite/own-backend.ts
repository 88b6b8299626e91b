// Files that share a process share TensorFlow.js: each begins on the plain backend, whatever the one before has set.
import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';

await setBackend('cpu');
