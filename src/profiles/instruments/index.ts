import type { ImportedProfile } from "#model/imported-profile.ts";
import type { ProfileImporter } from "../profile-importer.ts";
import { FrameBook } from "../stacks/frame-book.ts";
import { StackProfile } from "../stacks/stack-profile.ts";
import { textFormat } from "../text-format.ts";
import { scaledValue, type UnitScale, unitScale } from "../time-unit.ts";

/** A row of the table: its value with all below it, and how deep it stands. */
interface Row {
  readonly symbol: string;
  readonly depth: number;
  readonly value: number;
}

interface Open {
  readonly depth: number;
  readonly node: number;
  left: number;
}

/**
 * A tree copied from Apple's Instruments ("Deep Copy"): columns parted by tabs, the first a weight with its unit, the last
 * the symbol, indented by its depth. A row's weight holds that of the rows below it.
 */
export const instruments: ProfileImporter = {
  format: "instruments",
  recognizes: (source) => textFormat(source) === "instruments",
  read: async (source): Promise<ImportedProfile> => {
    let columns: { weight: number; symbol: number } | null = null;
    let scale: UnitScale | null = null;
    let tree: InstrumentsTree | null = null;
    let skipped = 0;
    await source.eachLine((line, number) => {
      const fields = line.split("\t");
      if (columns === null) {
        columns = headerColumns(fields);
        if (columns === null && line.trim() !== "")
          throw source.error({ line: number }, "no column for weights or symbols");
        return;
      }
      if (line.trim() === "") return;
      const weight = /^\s*([\d.]+)\s*([^\s\d%]+)?/.exec(fields[columns.weight] ?? "");
      const symbol = fields[columns.symbol] ?? "";
      if (weight === null || symbol.trim() === "") {
        skipped++;
        return;
      }
      const own = weightScale(weight[2] ?? "");
      scale ??= own;
      if (own.unit !== scale.unit) throw source.error({ line: number }, `the unit ${weight[2]} among others`);
      tree ??= new InstrumentsTree(own);
      const depth = symbol.length - symbol.trimStart().length;
      tree.add({ symbol: symbol.trim(), depth, value: scaledValue(Number(weight[1]), own) });
    });
    if (tree === null) throw source.error({ line: 1 }, "no row with a weight and a symbol");
    const thread = (tree as InstrumentsTree).finish().finish({ name: source.file });
    const reason = skipped === 0 ? null : "no weight or no symbol";
    return {
      format: "instruments",
      producer: "Instruments",
      file: source.file,
      threads: [thread],
      skipped: { lines: skipped, reason },
    };
  },
};

function headerColumns(fields: readonly string[]): { weight: number; symbol: number } | null {
  const weight = fields.findIndex((field) => /^(?:Weight|Running Time|Bytes Used|Total Samples)$/.test(field.trim()));
  const symbol = fields.findIndex((field) => field.trim() === "Symbol Name");
  return weight === -1 || symbol === -1 ? null : { weight, symbol };
}

function weightScale(unit: string): UnitScale {
  const cycles = { cycles: 1, kc: 1e3, mc: 1e6, gc: 1e9 }[unit.toLowerCase()];
  if (cycles !== undefined) return { unit: "count", scale: cycles };
  return unitScale(unit) ?? { unit: "samples", scale: 1 };
}

/** Rows become nodes; what a row weighs beyond the rows below it is its own. */
class InstrumentsTree {
  readonly #profile: StackProfile;
  readonly #book: FrameBook;
  readonly #open: Open[] = [];

  constructor({ unit }: UnitScale) {
    const name = {
      nanoseconds: "time",
      bytes: "bytes",
      count: "cycles",
      samples: "samples",
      instructions: "instructions",
    }[unit];
    this.#profile = new StackProfile([{ name, unit }]);
    this.#book = new FrameBook(this.#profile);
  }

  add({ symbol, depth, value }: Row): void {
    this.#close(depth);
    const above = this.#open.at(-1);
    if (above !== undefined) above.left -= value;
    const frame = this.#book.frame({ name: symbol.replace(/\s+0x[\da-f]+$/, ""), file: null, external: false });
    this.#open.push({ depth, node: this.#profile.child(above?.node ?? this.#profile.root, frame), left: value });
  }

  finish(): StackProfile {
    this.#close(0);
    return this.#profile;
  }

  /** Closes the rows that stand as deep as the next one or deeper. Rounded weights may leave a little less than nothing. */
  #close(depth: number): void {
    for (let top = this.#open.at(-1); top !== undefined && top.depth >= depth; top = this.#open.at(-1)) {
      this.#profile.add(top.node, 0, Math.max(0, top.left));
      this.#open.pop();
    }
  }
}
