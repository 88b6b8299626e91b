import { inPage } from '../../testing/test/places/in-page.js';
import { testTasks } from '../../testing/test/places/test-real-networks.js';
import { webgpuAdapter } from '../src/browser.js';

const adapter = webgpuAdapter();

testTasks({ create: () => adapter, tolerance: 1e-3 }, inPage);
