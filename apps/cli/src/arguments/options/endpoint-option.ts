import type { Description } from '../add-options.js';
import { values } from '../values.js';

/** The option that names the service of a bucket. */
export const endpointOption: Description = {
  flags: '--endpoint <URL>',
  text: 'the service that s3:// is at, where it is not AWS, such as http://localhost:9000',
  parse: values.webAddress,
};
