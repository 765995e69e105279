import type { Profile } from "pprof-format";
import type { ImportedThread } from "#model/imported-profile.ts";
import { FrameBook } from "../stacks/frame-book.ts";
import { StackProfile } from "../stacks/stack-profile.ts";
import { scaledValue } from "../time-unit.ts";
import { pprofMeasures } from "./pprof-measures.ts";

/** What a decoded profile breaks, as a sentence without its end. */
export class PprofShapeError extends Error {
  override readonly name = "PprofShapeError";
}

/** A frame at a location: several where functions were inlined, root first. */
interface Place {
  readonly frame: number;
  /** 0 when unknown. */
  readonly line: number;
}

/** @throws PprofShapeError where ids lead nowhere or values can't be kept exactly */
export function pprofThread(profile: Profile, file: string): ImportedThread {
  const text = (index: number | bigint) => profile.stringTable.strings[Number(index)] ?? "";
  const types = profile.sampleType.map(({ type, unit }) => [text(type), text(unit)] as const);
  if (types.length === 0) throw new PprofShapeError("no type of sample");
  const values = profile.sample.map(({ value }) => value.map(signed));
  const negative = types.map((_, at) => values.some((row) => (row[at] ?? 0) < 0));
  const measures = pprofMeasures(types, negative, text(profile.defaultSampleType));
  const stacks = new StackProfile(measures.map(({ measure }) => measure));
  const places = locationPlaces(profile, text, new FrameBook(stacks));
  profile.sample.forEach(({ locationId }, index) => {
    const row = values[index] as number[];
    if (row.length !== types.length)
      throw new PprofShapeError(`a sample with ${row.length} values for ${types.length} types`);
    let node = stacks.root;
    let leaf: Place = { frame: -1, line: 0 };
    for (let at = locationId.length - 1; at >= 0; at--) {
      for (const place of places(locationId[at] as number | bigint)) {
        node = stacks.child(node, place.frame);
        leaf = place;
      }
    }
    measures.forEach(({ value, sign, scale }, measure) => {
      const cost = scaledValue(Math.max(0, (row[value] as number) * sign), scale);
      if (cost === 0) return;
      stacks.add(node, measure, cost);
      if (leaf.line >= 1) stacks.addLine(leaf.frame, leaf.line, measure, cost);
    });
  });
  return stacks.finish({ name: file });
}

/** The library gives what needs more than four bytes as an unsigned bigint; pprof's values are signed. */
function signed(value: number | bigint): number {
  if (typeof value === "number") return value;
  const number = Number(BigInt.asIntN(64, value));
  if (!Number.isSafeInteger(number)) throw new PprofShapeError(`the value ${BigInt.asIntN(64, value)}, beyond 2^53`);
  return number;
}

function locationPlaces(profile: Profile, text: (index: number | bigint) => string, book: FrameBook) {
  const functions = new Map(profile.function.map((one) => [String(one.id), one]));
  const mappings = new Map(profile.mapping.map((one) => [String(one.id), text(one.filename)]));
  const locations = new Map(profile.location.map((one) => [Number(one.id), one]));
  const known = new Map<number, readonly Place[]>();
  const added = (id: number): readonly Place[] => {
    const location = locations.get(id);
    if (location === undefined) throw new PprofShapeError(`a sample at location ${id}, which isn't there`);
    const object = mappings.get(String(location.mappingId)) ?? "";
    if (location.line.length === 0) {
      const name = `0x${BigInt.asUintN(64, BigInt(location.address)).toString(16)}`;
      return [
        { frame: book.frame({ name, file: null, owner: object === "" ? null : object, external: false }), line: 0 },
      ];
    }
    // The innermost inlined function comes first in the file.
    return location.line.toReversed().map(({ functionId, line }) => {
      const of = functions.get(String(functionId));
      if (of === undefined) throw new PprofShapeError(`the function ${functionId}, which isn't there`);
      const start = Number(of.startLine);
      const definition = start >= 1 && Number.isSafeInteger(start) ? start : null;
      const at = Number(line);
      const executing = at >= 1 && Number.isSafeInteger(at) ? at : null;
      const filename = text(of.filename);
      const named = { name: text(of.name) || text(of.systemName), file: filename === "" ? null : filename };
      return { frame: book.frame({ ...named, definition, executing }), line: executing ?? 0 };
    });
  };
  return (id: number | bigint): readonly Place[] => {
    const key = Number(id);
    let places = known.get(key);
    if (places === undefined) {
      places = added(key);
      known.set(key, places);
    }
    return places;
  };
}
