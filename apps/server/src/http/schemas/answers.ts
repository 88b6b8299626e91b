import Type from 'typebox';

const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** The schema of an explanation as JSON. */
export const explanationSchema = Type.Object({
  model: Type.String(),
  width: Type.Integer({ description: 'Of the picture, upright.' }),
  height: Type.Integer(),
  explained: Type.Object({
    classIndex: orNull(Type.Integer()),
    className: orNull(Type.String()),
    score: orNull(Type.Number()),
  }),
  classes: Type.Array(
    Type.Object({ index: Type.Integer(), name: Type.String(), probability: Type.Number() }),
    { description: 'The most probable ones, at most five, best first.' },
  ),
  method: Type.String(),
  featureLayers: Type.Array(Type.String()),
  reductionLayer: orNull(Type.String()),
  hotSpots: Type.Array(
    Type.Object({
      x: Type.Integer(),
      y: Type.Integer(),
      width: Type.Integer(),
      height: Type.Integer(),
    }),
    {
      description:
        'Boxes of what is hotter than half of the maximum, in pixels of the picture, the largest first.',
    },
  ),
  description: Type.String({ description: 'What is explained and where it is hot, in words.' }),
  warnings: Type.Array(Type.String(), {
    description: 'Sentences to know before the map is trusted.',
  }),
});

/** The schema of a map as JSON. */
export const mapSchema = Type.Object({
  width: Type.Integer(),
  height: Type.Integer(),
  data: Type.Array(Type.Number(), {
    description: 'Scores row by row from the top left, not normalised, over the whole picture.',
  }),
});

/** The schema of the list of models. */
export const modelsSchema = Type.Object({
  models: Type.Array(
    Type.Object({
      name: Type.String({ description: 'For the query of the others.' }),
      title: Type.String(),
      format: Type.String(),
      classes: orNull(Type.Integer()),
      width: orNull(Type.Integer({ description: 'Of the input, in pixels.' })),
      height: orNull(Type.Integer()),
      findings: Type.Array(Type.String(), {
        description: 'Sentences about what had to be assumed of the model.',
      }),
    }),
    { description: 'The first one is the default.' },
  ),
});

/** The schema of what tells how the server is. */
export const stateSchema = Type.Object({ status: Type.String() });

/** The schema of bytes. */
export const bytesSchema = {
  type: 'string',
  contentMediaType: 'application/octet-stream',
} as const;
