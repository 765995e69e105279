import { type Analysis, type CallContext, named } from "./analysis.ts";
import { positionalArgument } from "./call-arguments.ts";
import { valueKind } from "./values.ts";

const tuple = 1;
const methods: ReadonlySet<string> = new Set(["split", "rsplit", "partition", "rpartition"]);

/** Whether a method takes a constant string apart, as `"pkg.mod:name".partition(":")` does with the path of an object. */
export function takesApart(method: string): boolean {
  return methods.has(method);
}

/** Takes a constant string apart at a constant separator: the result is a tuple of constant strings. */
export function giveParts(analysis: Analysis, text: number, method: string, call: CallContext) {
  const { graph, values, containers, program } = analysis;
  if (call.result < 0) return;
  const whole = program.strings[text]!;
  graph.listen(positionalArgument(call.args, 0), (value) => {
    if (values.kind(value) !== valueKind.constant || values.first(value) < 0 || values.first(value) % 2 !== 0) return;
    const separator = program.strings[values.first(value) / 2]!;
    if (separator === "" || !whole.includes(separator)) return;
    const parts = containers.create(tuple);
    for (const [index, part] of partsOf(whole, separator, method, call.args.length === 1).entries()) {
      graph.add(containers.slot(parts, index * 2 + 1), values.of(valueKind.constant, named(analysis, part) * 2));
    }
    graph.add(call.result, parts);
  });
}

/** The parts; where a number of cuts is given it is taken for one, which is what paths of objects get. */
function partsOf(text: string, separator: string, method: string, isEachCut: boolean): readonly string[] {
  if (isEachCut && method.endsWith("split")) return text.split(separator);
  const at = method.startsWith("r") ? text.lastIndexOf(separator) : text.indexOf(separator);
  const [before, after] = [text.slice(0, at), text.slice(at + separator.length)];
  return method.endsWith("partition") ? [before, separator, after] : [before, after];
}
