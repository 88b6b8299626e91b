// Written from the description of the server by openapi-typescript; a test holds it against that.
export interface paths {
  '/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Tells whether the server lives */
    get: operations['health'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Tells whether the server takes pictures */
    get: operations['ready'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/models': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the models; none while they are loaded */
    get: operations['models'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Gives the metrics for Prometheus */
    get: operations['metrics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/explanation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Explains a picture in JSON: class, score, layers, hot spots */
    post: operations['explanation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/map': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Gives the map of a picture as numbers */
    post: operations['map'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/overlay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Paints the map over the picture */
    post: operations['overlay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: never;
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  health: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Yes. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            status: string;
          };
        };
      };
    };
  };
  ready: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Yes. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            status: string;
          };
        };
      };
      /** @description It loads its models, or ends. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
    };
  };
  models: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The models. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description The first one is the default. */
            models: {
              /** @description For the query of the others. */
              name: string;
              title: string;
              format: string;
              classes: number | null;
              width: number | null;
              height: number | null;
              /** @description Sentences about what had to be assumed of the model. */
              findings: string[];
            }[];
          };
        };
      };
      /** @description The bearer token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
    };
  };
  metrics: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Metrics. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      /** @description The bearer token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
    };
  };
  explanation: {
    parameters: {
      query?: {
        /** @description A name of GET /v1/models; the first when left out. */
        model?: string;
        /** @description The class to explain, by name or index; the predicted one when left out. */
        label?: string;
        /** @description Grad-CAM or HiResCAM, as fits the network, when left out. */
        method?:
          | 'auto'
          | 'grad-cam'
          | 'hi-res-cam'
          | 'element-wise-grad-cam'
          | 'grad-cam-plus-plus'
          | 'x-grad-cam'
          | 'layer-cam'
          | 'smooth-grad-cam-plus-plus'
          | 'shapley-cam'
          | 'cam'
          | 'eigen-cam'
          | 'eigen-grad-cam'
          | 'seg-eigen-cam'
          | 'kpca-cam'
          | 'fem'
          | 'fem-masks'
          | 'score-cam'
          | 'ss-cam'
          | 'is-cam'
          | 'ablation-cam'
          | 'recipro-cam'
          | 'random-cam'
          | 'finer-cam'
          | 'refine-cam'
          | 'full-grad'
          | 'guided-backpropagation'
          | 'guided-grad-cam';
        /** @description The layer to explain at; the last fitting one when left out. */
        featureLayer?: string;
        /** @description positive when left out. */
        sign?: 'positive' | 'negative' | 'absolute' | 'signed';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'image/jpeg': string;
        'image/png': string;
        'image/webp': string;
        'image/avif': string;
        'image/gif': string;
        'image/tiff': string;
        'image/svg+xml': string;
        'application/octet-stream': string;
      };
    };
    responses: {
      /** @description The explanation. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            model: string;
            /** @description Of the picture, upright. */
            width: number;
            height: number;
            explained: {
              classIndex: number | null;
              className: string | null;
              score: number | null;
            };
            /** @description The most probable ones, at most five, best first. */
            classes: {
              index: number;
              name: string;
              probability: number;
            }[];
            method: string;
            featureLayers: string[];
            reductionLayer: string | null;
            /** @description Boxes of what is hotter than half of the maximum, in pixels of the picture, the largest first. */
            hotSpots: {
              x: number;
              y: number;
              width: number;
              height: number;
            }[];
            /** @description What is explained and where it is hot, in words. */
            description: string;
            /** @description Sentences to know before the map is trusted. */
            warnings: string[];
          };
        };
      };
      /** @description The query is wrong, or names a class, layer or method that cannot be had. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
      /** @description The bearer token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
      /** @description No model of this server has that name. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
      /** @description The request did not arrive in time. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
      /** @description The picture is too large, in bytes, pixels or what it takes to decode it. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
      /** @description The body is not the bytes of a picture. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
      /** @description The picture is broken. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
      /** @description The server has as many pictures as it takes in; the header Retry-After says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
      /** @description The server failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
      /** @description The server loads its models, or ends; the header Retry-After says when to try again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
      /** @description The map was not ready in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
    };
  };
  map: {
    parameters: {
      query?: {
        /** @description A name of GET /v1/models; the first when left out. */
        model?: string;
        /** @description The class to explain, by name or index; the predicted one when left out. */
        label?: string;
        /** @description Grad-CAM or HiResCAM, as fits the network, when left out. */
        method?:
          | 'auto'
          | 'grad-cam'
          | 'hi-res-cam'
          | 'element-wise-grad-cam'
          | 'grad-cam-plus-plus'
          | 'x-grad-cam'
          | 'layer-cam'
          | 'smooth-grad-cam-plus-plus'
          | 'shapley-cam'
          | 'cam'
          | 'eigen-cam'
          | 'eigen-grad-cam'
          | 'seg-eigen-cam'
          | 'kpca-cam'
          | 'fem'
          | 'fem-masks'
          | 'score-cam'
          | 'ss-cam'
          | 'is-cam'
          | 'ablation-cam'
          | 'recipro-cam'
          | 'random-cam'
          | 'finer-cam'
          | 'refine-cam'
          | 'full-grad'
          | 'guided-backpropagation'
          | 'guided-grad-cam';
        /** @description The layer to explain at; the last fitting one when left out. */
        featureLayer?: string;
        /** @description positive when left out. */
        sign?: 'positive' | 'negative' | 'absolute' | 'signed';
        /** @description A file of NumPy, or JSON; npy when left out. */
        as?: 'npy' | 'json';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'image/jpeg': string;
        'image/png': string;
        'image/webp': string;
        'image/avif': string;
        'image/gif': string;
        'image/tiff': string;
        'image/svg+xml': string;
        'application/octet-stream': string;
      };
    };
    responses: {
      /** @description The map: float32, [height, width]. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/octet-stream': string;
          'application/json': {
            width: number;
            height: number;
            /** @description Scores row by row from the top left, not normalised, over the whole picture. */
            data: number[];
          };
        };
      };
      /** @description The query is wrong, or names a class, layer or method that cannot be had. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
      /** @description The bearer token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
      /** @description No model of this server has that name. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
      /** @description The request did not arrive in time. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
      /** @description The picture is too large, in bytes, pixels or what it takes to decode it. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
      /** @description The body is not the bytes of a picture. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
      /** @description The picture is broken. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
      /** @description The server has as many pictures as it takes in; the header Retry-After says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
      /** @description The server failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
      /** @description The server loads its models, or ends; the header Retry-After says when to try again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
      /** @description The map was not ready in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
    };
  };
  overlay: {
    parameters: {
      query?: {
        /** @description A name of GET /v1/models; the first when left out. */
        model?: string;
        /** @description The class to explain, by name or index; the predicted one when left out. */
        label?: string;
        /** @description Grad-CAM or HiResCAM, as fits the network, when left out. */
        method?:
          | 'auto'
          | 'grad-cam'
          | 'hi-res-cam'
          | 'element-wise-grad-cam'
          | 'grad-cam-plus-plus'
          | 'x-grad-cam'
          | 'layer-cam'
          | 'smooth-grad-cam-plus-plus'
          | 'shapley-cam'
          | 'cam'
          | 'eigen-cam'
          | 'eigen-grad-cam'
          | 'seg-eigen-cam'
          | 'kpca-cam'
          | 'fem'
          | 'fem-masks'
          | 'score-cam'
          | 'ss-cam'
          | 'is-cam'
          | 'ablation-cam'
          | 'recipro-cam'
          | 'random-cam'
          | 'finer-cam'
          | 'refine-cam'
          | 'full-grad'
          | 'guided-backpropagation'
          | 'guided-grad-cam';
        /** @description The layer to explain at; the last fitting one when left out. */
        featureLayer?: string;
        /** @description positive when left out. */
        sign?: 'positive' | 'negative' | 'absolute' | 'signed';
        /** @description The colours; default when left out. */
        look?: 'default' | 'turbo' | 'matlab' | 'even' | 'spotlight' | 'contour';
        /** @description The longest side of the overlay, in pixels; 1280 when left out. A smaller picture keeps its size. */
        side?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'image/jpeg': string;
        'image/png': string;
        'image/webp': string;
        'image/avif': string;
        'image/gif': string;
        'image/tiff': string;
        'image/svg+xml': string;
        'application/octet-stream': string;
      };
    };
    responses: {
      /** @description A PNG. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'image/png': string;
        };
      };
      /** @description The query is wrong, or names a class, layer or method that cannot be had. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
      /** @description The bearer token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
      /** @description No model of this server has that name. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
      /** @description The request did not arrive in time. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
      /** @description The picture is too large, in bytes, pixels or what it takes to decode it. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
      /** @description The body is not the bytes of a picture. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
      /** @description The picture is broken. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
      /** @description The server has as many pictures as it takes in; the header Retry-After says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
      /** @description The server failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
      /** @description The server loads its models, or ends; the header Retry-After says when to try again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
      /** @description The map was not ready in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            title: string;
            status: number;
            /** @description For programs, such as BUSY or PICTURE_BROKEN. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            /** @description As in the log of the server. */
            requestId: string;
          };
        };
      };
    };
  };
}
