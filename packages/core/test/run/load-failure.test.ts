import { expect, it } from 'vitest';
import { withBackendFailures } from '../../src/error/with-backend-failures.js';

it('does not blame the backend for a file that a page could not load', async () => {
  const cause = new TypeError(
    'Failed to fetch dynamically imported module: http://localhost/stand-ins.js',
  );
  const run = withBackendFailures(
    () => Promise.reject(cause),
    () => undefined,
  );
  await expect(run).rejects.toMatchObject({ code: 'DOWNLOAD_FAILED', cause });
});
