import type { ImportedProfile } from "#model/imported-profile.ts";
import type { ProfileImporter } from "../profile-importer.ts";
import type { ProfileSource } from "../source/profile-source.ts";
import { textFormat } from "../text-format.ts";
import { countColumns, foldedLine } from "./folded-line.ts";
import { FoldedProfile } from "./folded-profile.ts";

/**
 * Collapsed stacks: a line `frame;frame;frame count` for each stack, root first. No unit is given, so the counts are
 * samples. Lines without a count are passed over and counted.
 */
export const collapsed: ProfileImporter = {
  format: "collapsed",
  recognizes: (source) => textFormat(source) === "collapsed",
  read: async (source): Promise<ImportedProfile> => {
    const profile = new FoldedProfile(source, countColumns(countedLines(source)));
    await source.eachLine((line, number) => profile.line(line, number));
    return profile.finish();
  },
};

function countedLines({ text }: ProfileSource): string[] {
  const lines = text.split(/\r?\n/).filter((line) => !line.startsWith("#"));
  return lines.filter((line) => foldedLine(line, 1) !== null);
}
