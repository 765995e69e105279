import { Profile } from "pprof-format";
import type { ImportedProfile } from "#model/imported-profile.ts";
import { nothingSkipped } from "../one-thread.ts";
import type { ProfileImporter } from "../profile-importer.ts";
import type { ProfileSource } from "../source/profile-source.ts";
import { looksBinary } from "../source/text-encoding.ts";
import { framing } from "./framing.ts";
import { PprofShapeError, pprofThread } from "./pprof-thread.ts";

/** Google's pprof: one protocol buffer message, mostly gzipped, which has no mark, but whose fields are few and known. */
export const pprof: ProfileImporter = {
  format: "pprof",
  recognizes: ({ head, json }) => {
    if (json !== undefined || !looksBinary(head) || head[0] === 0x7b || head[0] === 0xfb) return false;
    const { fields, brokenAt, isCut } = framing(head);
    return fields >= 2 && (brokenAt === null || isCut);
  },
  read: async (source): Promise<ImportedProfile> => {
    const bytes = await source.bytes();
    const { brokenAt } = framing(bytes);
    if (brokenAt !== null) throw source.error({ offset: brokenAt }, "the pprof message breaks off or is damaged here");
    const thread = decoded(source, bytes);
    return { format: "pprof", producer: null, file: source.file, threads: [thread], skipped: nothingSkipped };
  },
};

function decoded(source: ProfileSource, bytes: Uint8Array): ImportedProfile["threads"][number] {
  let profile: Profile;
  try {
    profile = Profile.decode(bytes);
  } catch (problem) {
    throw source.error(
      { offset: 0 },
      `the pprof message can't be decoded (${problem instanceof Error ? problem.message : problem})`,
    );
  }
  try {
    return pprofThread(profile, source.file);
  } catch (problem) {
    if (!(problem instanceof PprofShapeError)) throw problem;
    throw source.error({ offset: 0 }, `the pprof profile has ${problem.message}`);
  }
}
