import { isObject } from '@gradcam/errors';
import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { Check, Convert, Errors } from 'typebox/value';
import { problemOf } from '../config/problem-of.js';
import { Refusal } from '../refusal.js';

/**
 * Makes what checks a part of a request: the query; bodies are pictures, of which the decoder finds out what they are.
 *
 * @param route The part and its schema.
 * @returns A function that gives the value with numbers for texts of digits, or the refusal.
 */
export const checkQuery: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  if (httpPart !== 'querystring') return (value: unknown) => ({ value });
  return (given: unknown) => {
    // Of Fastify, without a prototype; each part stays one of its own, whatever it is called.
    const parts = Object.fromEntries(isObject(given) ? Object.entries(given) : []);
    const value = Convert(schema, parts);
    if (Check(schema, value)) return { value };
    const problem = problemOf(Errors(schema, value), value, schema, 'the query');
    return { error: new Refusal(400, 'BAD_REQUEST', `${problem}.`) };
  };
};
