import { argument, mark } from "../facts/program.ts";
import { type Analysis, type Argument, type CallContext, named, plainCall } from "./analysis.ts";
import { edgeTier, role } from "./call-edges.ts";
import { callFound } from "./call-found.ts";
import { runDescribedField, runModelChecks } from "./described-fields.ts";
import { valueKind } from "./values.ts";

/** Bases outside the project whose classes get a constructor from their fields. */
const basesWithFields = /(NamedTuple|BaseModel|BaseSettings|RootModel|Struct|TypedDict)$/;

/**
 * A generated constructor (dataclass, attrs, pydantic and the like) sets the fields, runs what they are described with, and
 * may call `__post_init__`.
 */
export function fillFields(analysis: Analysis, definition: number, call: CallContext, tier: number) {
  const { classes, values } = analysis;
  const given = setFields(analysis, definition, call.args);
  if (given === null) return;
  const order = projectClasses(analysis, definition);
  const names = fieldsOf(analysis, order);
  const made = values.of(valueKind.instance, definition);
  for (const name of names) runField(analysis, definition, name, given.get(name) ?? -1, made, call.site);
  runModelChecks(analysis, checksOf(analysis, order), made, call.site);
  for (const name of ["__attrs_pre_init__", "__post_init__", "__attrs_post_init__", "model_post_init"]) {
    const found = classes.find(definition, named(analysis, name));
    const after = plainCall(call.site, role.post, Math.max(tier, edgeTier.implicit));
    if (found !== null) callFound(analysis, found.record.variable, made, after);
  }
}

/**
 * Puts the arguments of a generated constructor into the fields; by field, the variable of what is given. Null for a class
 * whose constructor isn't generated.
 */
export function setFields(
  analysis: Analysis,
  definition: number,
  args: readonly Argument[],
): Map<number, number> | null {
  const { classes, program, values, graph, fields } = analysis;
  const order = projectClasses(analysis, definition);
  const isGenerated = order.some((value) => {
    return (program.definitions[values.first(value)]!.marks & mark.fieldsMakeConstructor) !== 0;
  });
  if (!isGenerated && !classes.hasExternalBase(definition, basesWithFields)) return null;
  const owner = values.of(valueKind.class, definition);
  const names = fieldsOf(analysis, order);
  const given = new Map<number, number>();
  for (const [index, one] of args.entries()) {
    const name = one.how === argument.keyword ? one.name : one.how === argument.positional ? names[index] : undefined;
    if (name === undefined) continue;
    given.set(name, one.variable);
    graph.copy(one.variable, fields.variable(owner, name));
  }
  return given;
}

/** A class and those it builds on, as far as they are the project's. */
function projectClasses({ classes, values }: Analysis, definition: number): readonly number[] {
  return classes.order(definition).filter((value) => values.kind(value) === valueKind.class);
}

function fieldsOf({ program, values }: Analysis, order: readonly number[]): readonly number[] {
  return [...new Set(order.toReversed().flatMap((value) => program.definitions[values.first(value)]!.fields))];
}

function runField(analysis: Analysis, definition: number, name: number, given: number, made: number, site: number) {
  const { classes, graph, values, fields, describedFields } = analysis;
  const found = classes.find(definition, name);
  if (found === null) return;
  const kept = fields.variable(values.of(valueKind.class, definition), name);
  graph.listen(found.record.variable, (value) => {
    if (values.kind(value) !== valueKind.describedField) return;
    runDescribedField(analysis, describedFields[values.first(value)]!, made, given, kept, site);
  });
}

function checksOf({ program, values }: Analysis, order: readonly number[]): number[] {
  return order.flatMap((value) => {
    return program.definitions[values.first(value)]!.names.flatMap(({ entities }) =>
      entities.flatMap(([kind, target]) => {
        return kind === 0 && (program.definitions[target]!.marks & mark.checksModel) !== 0 ? [target] : [];
      }),
    );
  });
}
