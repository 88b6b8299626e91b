import { gradCAM, guidedBackpropagation, type PicturePreprocessing } from '@gradcam/core';
import { networkFromFunctions } from '@gradcam/core/network';
import { cast, sum, zeros, type Tensor } from '@tensorflow/tfjs-core';
import { describe, it } from 'vitest';
import { expectCode } from '../../assertions/expect-code.js';
import { expectMap } from '../../assertions/expect-map.js';
import { withoutLeak } from '../../assertions/without-leak.js';
import type { Contract } from '../contract.js';
import { named } from '../../report/test-id.js';

const options = { outputUpsampling: 'none', sign: 'signed' } as const;
const plain = { pixelRange: [0, 255], channelOrder: 'rgb' } as const;

/** Each channel is a class, and each position counts once: the map is the channel. */
const channels = (
  shape: readonly (number | null)[],
  dtype: 'float32' | 'int32' = 'float32',
): ReturnType<typeof networkFromFunctions> =>
  networkFromFunctions({
    input: { name: 'image', shape, dtype },
    trunk: (x) => cast(x, 'float32'),
    head: (a: Tensor) => sum(a, [1, 2]),
  });

/** Pixels of red, green, blue and cover, row by row. */
const picture = (width: number, ...pixels: readonly (readonly number[])[]) => ({
  data: Uint8ClampedArray.from(pixels.flat()),
  width,
  height: pixels.length / width,
});

const two = picture(2, [255, 0, 51, 255], [0, 102, 204, 255]);

/**
 * Tests pictures in place of tensors.
 *
 * @param contract The backend and its tolerance.
 */
export function testPictures({ tolerance }: Contract): void {
  const expectChannel = (
    network: ReturnType<typeof networkFromFunctions>,
    given: typeof two,
    preprocessing: PicturePreprocessing,
    channel: number,
    shape: readonly number[],
    values: readonly number[],
  ) =>
    withoutLeak(async () => {
      const { scoreMap } = await gradCAM(network, given, channel, { ...options, preprocessing });
      await expectMap(scoreMap, [...shape], [...values], tolerance);
    });

  describe('a picture in place of a tensor', () => {
    it.each<[PicturePreprocessing, number, number[]]>([
      [plain, 0, [255, 0]],
      [plain, 2, [51, 204]],
      [{ ...plain, channelOrder: 'bgr' }, 0, [51, 204]],
      [{ ...plain, pixelRange: [0, 1] }, 2, [0.2, 0.8]],
      [{ ...plain, pixelRange: [-1, 1] }, 2, [-0.6, 0.6]],
      [
        { ...plain, pixelRange: [0, 1], mean: [0, 0.4, 0.1], deviation: [1, 2, 0.5] },
        2,
        [0.2, 1.4],
      ],
    ])(
      'has the numbers that %o names in channel %i',
      named('numbers'),
      (preprocessing, channel, values) =>
        expectChannel(channels([null, 1, 2, 3]), two, preprocessing, channel, [1, 2], values),
    );

    it('is laid over white where it is transparent', named('transparent'), () => {
      const faint = picture(2, [100, 0, 0, 0], [100, 0, 0, 51]);
      // A fifth of 100 and four fifths of 255.
      return expectChannel(channels([null, 1, 2, 3]), faint, plain, 0, [1, 2], [255, 224]);
    });

    it(
      'is resized to the input by the stretched triangle, whatever its shape',
      named('resized'),
      () => {
        const wide = picture(4, ...[0, 70, 140, 210].map((red) => [red, 0, 0, 255]));
        // Three sevenths, three sevenths and one seventh of the nearest three.
        return expectChannel(channels([null, 1, 2, 3]), wide, plain, 0, [1, 2], [50, 160]);
      },
    );

    it(
      'keeps its size where the network leaves it open, unless another is named',
      named('open-size'),
      async () => {
        const open = channels([null, null, null, 3]);
        await expectChannel(open, two, plain, 0, [1, 2], [255, 0]);
        const inputSize = { width: 1, height: 1 };
        await expectChannel(open, two, { ...plain, inputSize }, 0, [1, 1], [127.5]);
      },
    );

    it('has its brightness in a network of one channel', named('brightness'), () =>
      expectChannel(
        channels([null, 1, 2, 1]),
        two,
        plain,
        0,
        [1, 2],
        [0.299 * 255 + 0.114 * 51, 0.587 * 102 + 0.114 * 204],
      ),
    );

    it('is rounded for a network of whole numbers', named('rounded'), () =>
      expectChannel(
        channels([null, 1, 2, 3], 'int32'),
        two,
        { ...plain, pixelRange: [0, 9] },
        2,
        [1, 2],
        [2, 7],
      ),
    );

    it('is explained at the input, too', named('input-gradient'), () =>
      withoutLeak(async () => {
        const gradient = await guidedBackpropagation(channels([null, 1, 2, 3]), two, 1, {
          preprocessing: plain,
        });
        await expectMap(gradient, [1, 2, 3], [0, 1, 0, 0, 1, 0], tolerance);
      }),
    );

    it('is refused without the numbers that it stands for', named('no-preprocessing'), async () => {
      const network = channels([null, 1, 2, 3]);
      await expectCode(
        () => gradCAM(network, two, 0),
        'BAD_OPTION',
        /pixels of a picture become numbers is not named.*pixelRange: \[0, 1\], channelOrder: 'rgb'/,
      );
      const wrong: readonly [PicturePreprocessing, RegExp][] = [
        [{ ...plain, mean: [1, 2] }, /preprocessing.mean does not fit, got \[1, ?2\], expected 3/],
        [{ ...plain, deviation: [1, 0, 1] }, /deviation does not fit.*numbers above zero/],
        // A program without types.
        [{ ...plain, fit: 'contain' as 'stretch' }, /squashed to the input, got fit "contain"/],
        [{ ...plain, ...{ crop: 0.5 } }, /squashed to the input, got crop 0.5/],
      ];
      for (const [preprocessing, message] of wrong)
        await expectCode(() => gradCAM(network, two, 0, { preprocessing }), 'BAD_OPTION', message);
    });

    it(
      'is refused with other bytes than its size has, and by a network that takes none',
      named('broken'),
      async () => {
        const short = { ...two, width: 3 };
        await expectCode(
          () => gradCAM(channels([null, 1, 2, 3]), short, 0, { preprocessing: plain }),
          'PICTURE_BROKEN',
          /got "8 bytes for 3 x 1"/,
        );
        await expectCode(
          () => gradCAM(channels([null, 8, 8, 5]), two, 0, { preprocessing: plain }),
          'INPUT_SHAPE',
          /a picture does not fit the input "image", got the shape \[\?, 8, 8, 5\]/,
        );
      },
    );

    it('alone is preprocessed: a tensor is taken as it is', named('tensor'), async () => {
      const x = zeros([1, 2, 3]);
      await expectCode(
        () => gradCAM(channels([null, 1, 2, 3]), x, 0, { preprocessing: plain }),
        'BAD_OPTION',
        /preprocessing is for pictures/,
      );
      x.dispose();
    });
  });
}
