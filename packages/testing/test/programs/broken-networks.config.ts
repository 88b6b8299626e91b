import base from './guide.config.js';

export default { ...base, test: { ...base.test, include: ['broken-networks.ts'] } };
