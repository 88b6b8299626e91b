import '@tensorflow/tfjs-backend-webgl';
import { env } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { webglAdapter } from '../src/index.js';

it('refuses textures of 16 bits, and says why', async () => {
  env().set('WEBGL_FORCE_F16_TEXTURES', true);
  try {
    await expect(webglAdapter().prepare()).rejects.toMatchObject({
      code: 'BACKEND_UNAVAILABLE',
      message: expect.stringMatching(
        /FORCE_F16_TEXTURES is set, and 16 bits are too few/,
      ) as string,
    });
  } finally {
    env().set('WEBGL_FORCE_F16_TEXTURES', false);
  }
});
