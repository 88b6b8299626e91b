import type { Description } from '../add-options.js';
import { values } from '../values.js';

/** The name of the queue where none is given. */
export const defaultQueue = 'gradcam';

/** The options that name a queue. */
export const queueOptions: readonly Description[] = [
  {
    flags: '--queue <URL>',
    text: 'the Redis or Valkey of the queue, redis://host:6379, or rediss:// with TLS; its password may stand in GRADCAM_QUEUE_PASSWORD',
    parse: values.text,
  },
  {
    flags: '--queue-name <NAME>',
    text: `${defaultQueue} (default); one for each network and version, where there are several`,
    parse: values.queueName,
  },
];

/** The options of `gradcam batch` about its workers. */
export const producerOptions: readonly Description[] = [
  {
    flags: '--shared <FOLDER|S3>',
    text: 'the folder, or s3://bucket/prefix, that workers were given as --root and --out, where they serve several runs; left out, they have the folder of the input and that of --out itself',
    parse: values.text,
  },
  {
    flags: '--chunk <N>',
    text: 'pictures that a worker takes at once: 32 (default)',
    parse: values.chunk,
  },
];
