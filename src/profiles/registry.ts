import { callgrind } from "./callgrind/index.ts";
import { collapsed } from "./collapsed/index.ts";
import { cpuprofile } from "./cpuprofile/index.ts";
import type { ProfileImporter } from "./profile-importer.ts";
import { pstats } from "./pstats/index.ts";
import { v8Coverage } from "./v8-coverage/index.ts";

/** Every format that can be read. Their order doesn't matter, since at most one may claim a file. */
export const importers: readonly ProfileImporter[] = [callgrind, collapsed, cpuprofile, pstats, v8Coverage];
