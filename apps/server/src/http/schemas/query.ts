import { looks } from '@gradcam/render';
import Type, { type Static } from 'typebox';
import { methodNames } from '../../config/config-schema.js';

const signs = ['positive', 'negative', 'absolute', 'signed'] as const;

const ask = {
  model: Type.Optional(
    Type.String({
      maxLength: 64,
      description: 'A name of GET /v1/models; the first when left out.',
    }),
  ),
  label: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'The class to explain, by name or index; the predicted one when left out.',
    }),
  ),
  method: Type.Optional(
    Type.Enum([...methodNames], {
      description: 'Grad-CAM or HiResCAM, as fits the network, when left out.',
    }),
  ),
  featureLayer: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 300,
      description: 'The layer to explain at; the last fitting one when left out.',
    }),
  ),
  sign: Type.Optional(Type.Enum([...signs], { description: 'positive when left out.' })),
} as const;

const closed = { additionalProperties: false } as const;

/** The query of an explanation. */
export const explanationQuery = Type.Object(ask, closed);

/** The query of a map. */
export const mapQuery = Type.Object(
  {
    ...ask,
    as: Type.Optional(
      Type.Enum(['npy', 'json'], { description: 'A file of NumPy, or JSON; npy when left out.' }),
    ),
  },
  closed,
);

/** The query of an overlay. */
export const overlayQuery = Type.Object(
  {
    ...ask,
    // Border to the language: Object.keys forgets which keys a record has.
    look: Type.Optional(
      Type.Enum(Object.keys(looks) as (keyof typeof looks)[], {
        description: 'The colours; default when left out.',
      }),
    ),
    side: Type.Optional(
      Type.Integer({
        minimum: 16,
        maximum: 4096,
        description:
          'The longest side of the overlay, in pixels; 1280 when left out. A smaller picture keeps its size.',
      }),
    ),
  },
  closed,
);

/** The parts that all queries have. */
export type ExplanationQuery = Static<typeof explanationQuery>;
