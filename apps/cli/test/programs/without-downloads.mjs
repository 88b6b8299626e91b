// Loaded into the command: it fails where it loads the client that only downloads need.
import { register } from 'node:module';

const hooks = `
  export function resolve(name, context, next) {
    if (name === 'undici') throw new Error('The client for downloads was loaded.');
    return next(name, context);
  }`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
