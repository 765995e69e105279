import { importedParts } from "../facts/bound-names.ts";
import { entityKind } from "../facts/program.ts";
import { kind } from "../syntax/syntax-kinds.ts";
import { childrenOf, firstChild, lastChild, textOf } from "../syntax/syntax-tree.ts";
import { type Body, siteAt } from "./body.ts";
import { bindName } from "./read-name.ts";

/** `import a.b`, `import a.b as c`. */
export function runImport(body: Body, node: number) {
  const { tree, writer, names } = body.file;
  for (const item of childrenOf(tree, node)) {
    const aliased = tree.kinds[item] === kind.aliased_import;
    const module = textOf(tree, aliased ? firstChild(tree, item) : item).replace(/\s/g, "");
    const name = aliased ? textOf(tree, lastChild(tree, item)) : module.split(".")[0]!;
    const top = aliased ? 0 : 1;
    names.addEntity(body.scope, name, [entityKind.module, writer.string(module), top]);
    bindName(body, name, writer.result("importModule", writer.string(module), top));
  }
}

/** `from a import b as c`; a star import is noted with the file. */
export function runImportFrom(body: Body, node: number) {
  const { tree, writer, names } = body.file;
  const [from, ...items] = importedParts(tree, node);
  if (from === undefined) return;
  const module = writer.string(textOf(tree, from).replace(/\s/g, ""));
  for (const item of items) {
    if (tree.kinds[item] === kind.wildcard_import) continue;
    const aliased = tree.kinds[item] === kind.aliased_import;
    const imported = writer.string(textOf(tree, aliased ? firstChild(tree, item) : item));
    const name = aliased ? textOf(tree, lastChild(tree, item)) : textOf(tree, item);
    names.addEntity(body.scope, name, [entityKind.imported, module, imported]);
    bindName(body, name, writer.result("importName", module, imported, siteAt(body, item)));
  }
}
