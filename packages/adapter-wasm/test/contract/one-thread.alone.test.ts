import { testInNode } from './contract-in-node.js';

testInNode(1);
