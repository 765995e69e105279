import { austin } from "./austin/index.ts";
import { callgrind } from "./callgrind/index.ts";
import { chromeTrace } from "./chrome-trace/index.ts";
import { collapsed } from "./collapsed/index.ts";
import { cpuprofile } from "./cpuprofile/index.ts";
import { dhat } from "./dhat/index.ts";
import { firefox } from "./firefox/index.ts";
import { gdf } from "./gdf/index.ts";
import { gprof } from "./gprof/index.ts";
import { gprof2dot } from "./gprof2dot/index.ts";
import { heapprofile } from "./heapprofile/index.ts";
import { instruments } from "./instruments/index.ts";
import { massif } from "./massif/index.ts";
import { memrayCsv } from "./memray-csv/index.ts";
import { memrayStats } from "./memray-stats/index.ts";
import { perf } from "./perf/index.ts";
import { pprof } from "./pprof/index.ts";
import type { ProfileImporter } from "./profile-importer.ts";
import { pstats } from "./pstats/index.ts";
import { pyinstrument } from "./pyinstrument/index.ts";
import { speedscope } from "./speedscope/index.ts";
import { stackprof } from "./stackprof/index.ts";
import { topTable } from "./top-table/index.ts";
import { v8Coverage } from "./v8-coverage/index.ts";
import { v8Log } from "./v8-log/index.ts";
import { v8Ticks } from "./v8-ticks/index.ts";

/** Every format that can be read. Their order doesn't matter, since at most one may claim a file. */
export const importers: readonly ProfileImporter[] = [
  austin,
  callgrind,
  chromeTrace,
  collapsed,
  cpuprofile,
  dhat,
  firefox,
  gdf,
  gprof,
  gprof2dot,
  heapprofile,
  instruments,
  massif,
  memrayCsv,
  memrayStats,
  perf,
  pprof,
  pstats,
  pyinstrument,
  speedscope,
  stackprof,
  topTable,
  v8Coverage,
  v8Log,
  v8Ticks,
];
