import { mapNames } from '@gradcam/core/methods';
import { preprocessings, type PreprocessingName } from '@gradcam/models';
import Type, { type Static } from 'typebox';

const closed = { additionalProperties: false } as const;

const text = (description: string) => Type.Optional(Type.String({ minLength: 1, description }));
const count = (least: number, most: number, description: string) =>
  Type.Optional(Type.Integer({ minimum: least, maximum: most, description }));

/** The names that `method` takes. */
export const methodNames = ['auto', ...mapNames] as const;

const modelSchema = Type.Object(
  {
    known: text('The id of a known model, such as mobilenet-v1.'),
    path: text('A folder, a model.json, an .onnx file, a zip or an address.'),
    labels: text('A file with the class names, for a path.'),
    // Border to the language: Object.keys forgets which keys a record has.
    preprocessing: Type.Optional(
      Type.Enum(Object.keys(preprocessings) as PreprocessingName[], {
        description: 'How pixels become numbers, for a path.',
      }),
    ),
  },
  closed,
);

const limitsSchema = Type.Object(
  {
    bytes: count(1, 2 ** 30, 'Of a picture as it is sent; 10,000,000 by default.'),
    pixels: count(1, 10 ** 9, 'Of a picture, width times height; 25,000,000 by default.'),
    seconds: Type.Optional(
      Type.Number({
        minimum: 0.05,
        maximum: 3600,
        description: 'For decoding a picture, and as long again for its map; 10 by default.',
      }),
    ),
    transferSeconds: Type.Optional(
      Type.Number({
        minimum: 0.2,
        maximum: 3600,
        description: 'For a request to arrive, and for an answer to be taken; 15 by default.',
      }),
    ),
    waiting: count(0, 10_000, 'Pictures that wait for a thread; 8 by default.'),
    uploads: count(1, 10_000, 'Requests whose pictures are arriving; 32 by default.'),
    connections: count(1, 100_000, 'Open at once; 512 by default.'),
  },
  closed,
);

/** The schema of the file that configures the server. */
export const configSchema = Type.Object(
  {
    models: Type.Record(
      Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' }),
      modelSchema,
      {
        ...closed,
        minProperties: 1,
        description: 'By the names that clients use; the first one is the default.',
      },
    ),
    host: text('The address to listen at; 127.0.0.1 by default.'),
    port: count(0, 65_535, '0 takes any that is free; 8080 by default.'),
    threads: count(
      1,
      256,
      'That explain, each with a copy of every model; one per core by default.',
    ),
    offline: Type.Optional(Type.Boolean({ description: 'True refuses to download known models.' })),
    methods: Type.Optional(
      Type.Array(Type.Enum([...methodNames]), {
        minItems: 1,
        description: 'That clients may ask for; all that run the network once by default.',
      }),
    ),
    limits: Type.Optional(limitsSchema),
    tokenVariable: text('The environment variable that holds the bearer token.'),
    origins: Type.Optional(
      Type.Array(Type.String({ pattern: '^(\\*|https?://[^/]+)$' }), {
        minItems: 1,
        description: 'Of pages that may call the server; none by default.',
      }),
    ),
    log: Type.Optional(
      Type.Enum(['silent', 'error', 'warn', 'info', 'debug'], { description: 'info by default.' }),
    ),
  },
  closed,
);

/** A model, as the file has it. */
export type ModelEntry = Static<typeof modelSchema>;
