import base from './guide.config.js';

export default { ...base, test: { include: ['broken-networks.ts'] } };
