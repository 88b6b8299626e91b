// The worker that paints.
import { expose } from 'comlink';
import { Painter } from './painter.js';

expose(new Painter());
