// What makes validators and serialisers of the schemas. Each is made at its first use: there are a thousand of them, most never used, and
// making them all took half of a start and a third of its memory.
import { SerializerSelector, type Serializer, type SerializerFactory } from "@fastify/fast-json-stringify-compiler";
import ajvFormats from "ajv-formats";
import { Ajv, type ValidateFunction } from "ajv";
import type { FastifyInstance, FastifySchemaCompiler } from "fastify";

type Compiled = ValidateFunction & ReturnType<FastifySchemaCompiler<unknown>>;

/** A validator that is compiled when the first call comes; it carries the errors of its last call, as Ajv's do. */
function validatorOf(compile: () => ValidateFunction): Compiled {
  let compiled: ValidateFunction | undefined;
  const validate = (data: unknown): boolean => {
    compiled ??= compile();
    const isValid = compiled(data);
    validate.errors = compiled.errors;
    return isValid;
  };
  validate.errors = undefined as ValidateFunction["errors"];
  return validate as Compiled;
}

/** Queries arrive as text, so numbers and single-item lists in them are converted; a body is taken only as it is written. */
export function compileValidators(app: FastifyInstance): void {
  const options = { allErrors: true, useDefaults: false, removeAdditional: false, strict: false } as const;
  const exact = new Ajv({ ...options, coerceTypes: false });
  const converting = new Ajv({ ...options, coerceTypes: "array" });
  for (const ajv of [exact, converting]) ajvFormats.default(ajv);
  app.setValidatorCompiler(({ schema, httpPart }) =>
    validatorOf(() => (httpPart === "body" ? exact : converting).compile(schema as object)),
  );
}

/** A schema that is only a name of a shared one is compiled once for all routes that answer with it. */
const nameOf = (schema: unknown): string | undefined => {
  const { $ref, ...rest } = schema as { $ref?: string };
  return Object.keys(rest).length === 0 ? $ref : undefined;
};

const buildSerializer: SerializerFactory = (shared, options) => {
  const compile = SerializerSelector()(shared, options);
  const named = new Map<string, Serializer>();
  return (route) => {
    let serialize: Serializer | undefined;
    return (data) => {
      if (serialize === undefined) {
        const name = nameOf(route.schema);
        serialize = (name === undefined ? undefined : named.get(name)) ?? compile(route);
        if (name !== undefined) named.set(name, serialize);
      }
      return serialize(data);
    };
  };
};

export const serializers = { buildSerializer };
