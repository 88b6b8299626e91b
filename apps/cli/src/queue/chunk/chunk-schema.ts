import type { Preprocessing } from '@gradcam/models';
import Type, { type TSchema } from 'typebox';
import { channelOrders, fits, mapNumbers, pictureMetricChoices } from '../../arguments/choices.js';
import { knownChoices } from '../../arguments/known-choices.js';
import type { ChunkSettings } from './chunk.js';

const closed = { additionalProperties: false } as const;

/** In characters: of a name, and of a sentence or a hash. */
const mostOfName = 4096;
const mostOfText = 1000;

const one = (names: readonly string[]) => Type.Enum([...names]);
const text = Type.String({ maxLength: mostOfText });
const name = Type.String({ minLength: 1, maxLength: mostOfName });
const index = Type.Integer({ minimum: -1e9, maximum: 1e9 });
const label = Type.Union([name, index]);
const side = Type.Integer({ minimum: 1, maximum: 1e5 });
const size = Type.Object({ width: side, height: side }, closed);
const numbers = Type.Array(Type.Number(), { maxItems: 16 });
const pair = Type.Array(Type.Number(), { minItems: 2, maxItems: 2 });

const { methods, presets, signs, scores, fusions, placements, interpolations } = knownChoices;

/** Every setting has to stand here; the compiler sees where one is missing. */
const settings = {
  label: Type.Optional(label),
  method: one(methods),
  featureLayer: Type.Array(text, { maxItems: 100 }),
  fusion: Type.Optional(one(fusions)),
  reductionLayer: Type.Optional(text),
  channels: Type.Optional(Type.Integer({ minimum: 1 })),
  preset: Type.Optional(one(presets)),
  sign: Type.Optional(one(signs)),
  score: Type.Optional(one(scores)),
  upsampling: Type.Optional(one(interpolations)),
  placement: Type.Optional(one(placements)),
  look: one(knownChoices.looks),
  colormap: Type.Optional(one(knownChoices.colormaps)),
  alpha: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  heat: Type.Boolean(),
  contour: Type.Boolean(),
  boxes: Type.Boolean(),
  trunk: one(knownChoices.trunks),
  preprocessing: Type.Optional(one(knownChoices.preprocessings)),
  range: Type.Optional(pair),
  mean: Type.Optional(numbers),
  deviation: Type.Optional(numbers),
  size: Type.Optional(size),
  fit: Type.Optional(one(fits)),
  channelOrder: Type.Optional(one(channelOrders)),
  overlays: Type.Boolean(),
  maps: Type.Optional(one(mapNumbers)),
  metrics: Type.Optional(Type.Array(one(pictureMetricChoices), { maxItems: 20 })),
} satisfies Record<keyof Required<ChunkSettings>, TSchema>;

const preprocessing = {
  inputSize: size,
  pixelRange: pair,
  channelOrder: one(channelOrders),
  mean: Type.Optional(numbers),
  deviation: Type.Optional(numbers),
  channels: Type.Optional(Type.Union([Type.Literal(1), Type.Literal(3)])),
  dataFormat: Type.Optional(one(['channelsLast', 'channelsFirst'])),
  fit: Type.Optional(one(fits)),
  crop: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 1 })),
  dtype: Type.Optional(one(['float32', 'int32'])),
} satisfies Record<keyof Required<Preprocessing>, TSchema>;

const row = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

/** The schema of a chunk: what it does not name is refused. */
export const chunkSchema = Type.Object(
  {
    gradcam: Type.Literal(1),
    run: Type.String({ pattern: '^[0-9a-f-]{36}$' }),
    part: Type.String({ pattern: '^[0-9]{1,9}-[0-9]{6,12}$' }),
    input: name,
    out: name,
    settings: Type.Object(settings, closed),
    settled: Type.Object(
      {
        made: Type.Record(Type.String({ pattern: '^[A-Za-z. ]{1,64}$' }), text, closed),
        preprocessing: Type.Optional(Type.Object(preprocessing, closed)),
        trunk: one(['tfjs', 'onnx']),
      },
      closed,
    ),
    pictures: Type.Optional(
      Type.Array(Type.Object({ name, label: Type.Optional(label) }, closed), {
        minItems: 1,
        maxItems: 10_000,
      }),
    ),
    archive: Type.Optional(
      Type.Object(
        {
          path: name,
          prefix: Type.String({ maxLength: mostOfName }),
          etag: Type.Optional(text),
          rows: Type.Optional(Type.Array(row, { minItems: 2, maxItems: 2 })),
        },
        closed,
      ),
    ),
  },
  closed,
);
