import type { ImportedProfile } from "#model/imported-profile.ts";
import type { ProfileImporter } from "../profile-importer.ts";
import type { ProfileSource } from "../source/profile-source.ts";
import { MarshalError } from "./byte-cursor.ts";
import { codeLayouts } from "./code-layout.ts";
import type { MarshalValue } from "./marshal-value.ts";
import { pstatsProfile } from "./pstats-profile.ts";
import { readMarshal } from "./read-marshal.ts";
import { sampledProfile } from "./sampled-profile.ts";
import { StatsShapeError, statsTable } from "./stats-table.ts";

/**
 * Python's pstats: a marshalled dict whose first key is a tuple. `{` alone would be JSON as well, but no JSON goes on
 * with `(` and no text starts with the byte 0xfb.
 */
export const pstats: ProfileImporter = {
  format: "pstats",
  recognizes: ({ head }) => {
    const [dict, key] = [head[0] ?? 0, (head[1] ?? 0) & 0x7f];
    if (dict !== 0xfb && dict !== 0x7b) return false;
    return key === 0x28 || key === 0x29 || key === 0x30 || (dict === 0xfb && head.length === 1);
  },
  read: async (source) => read(source, await source.bytes()),
};

function read(source: ProfileSource, bytes: Uint8Array): ImportedProfile {
  const value = marshalled(source, bytes);
  try {
    const table = statsTable(value);
    if (table.entries.length === 0) throw new StatsShapeError("a table without functions");
    return table.isSampled ? sampledProfile(source.file, table) : pstatsProfile(source.file, table);
  } catch (error) {
    if (!(error instanceof StatsShapeError)) throw error;
    throw source.error({ offset: 0 }, `the pstats table holds ${error.message}`);
  }
}

/** Code objects look different in each Python, and the file doesn't say which wrote it: the layout that fits is the one. */
function marshalled(source: ProfileSource, bytes: Uint8Array): MarshalValue {
  let first: MarshalError | null = null;
  for (const layout of codeLayouts) {
    try {
      return readMarshal(bytes, layout);
    } catch (error) {
      if (!(error instanceof MarshalError)) throw error;
      if (first === null || error.offset > first.offset) first = error;
    }
  }
  throw source.error({ offset: first?.offset ?? 0 }, `Python's marshal format has here ${first?.message}`);
}
