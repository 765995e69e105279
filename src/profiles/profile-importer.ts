import type { ImportedProfile } from "#model/imported-profile.ts";
import type { ProfileSource } from "./source/profile-source.ts";

/** Reads one profiler's format. A new format is one folder here and one line in `registry.ts`. */
export interface ProfileImporter {
  /** The format's own name, as it stands in `ImportedProfile.format`. */
  readonly format: string;
  /** Judges by content alone, since files get renamed. Never throws. At most one importer may say yes to a file. */
  recognizes(source: ProfileSource): boolean;
  /** @throws ProfileFormatError when the file claims this format and breaks its rules. */
  read(source: ProfileSource): ImportedProfile | Promise<ImportedProfile>;
}
