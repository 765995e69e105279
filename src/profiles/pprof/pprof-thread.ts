import type { Profile } from "pprof-format";
import type { ImportedThread } from "#model/imported-profile.ts";
import { FrameBook } from "../stacks/frame-book.ts";
import { StackProfile } from "../stacks/stack-profile.ts";
import { scaledValue } from "../time-unit.ts";
import { type PprofMeasure, pprofMeasures } from "./pprof-measures.ts";

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
  const negative = types.map((_, at) => profile.sample.some(({ value }) => signed(value[at] ?? 0) < 0));
  const measures = pprofMeasures(types, negative, text(profile.defaultSampleType));
  const stacks = new StackProfile(measures.map(({ measure }) => measure));
  const places = locationPlaces(profile, text, new FrameBook(stacks));
  for (const sample of profile.sample) {
    if (sample.value.length !== types.length) {
      throw new PprofShapeError(`a sample with ${sample.value.length} values for ${types.length} types`);
    }
    const leaf = addStack(stacks, sample.locationId, places);
    for (let measure = 0; measure < measures.length; measure++) {
      const { value, sign, scale } = measures[measure] as PprofMeasure;
      const cost = scaledValue(Math.max(0, signed(sample.value[value] ?? 0) * sign), scale);
      if (cost === 0) continue;
      stacks.add(leaf.node, measure, cost);
      if (leaf.line >= 1) stacks.addLine(leaf.frame, leaf.line, measure, cost);
    }
  }
  return stacks.finish({ name: file });
}

/** The node of a stack, whose locations come leaf first, with its innermost frame and line. */
function addStack(stacks: StackProfile, locations: readonly (number | bigint)[], places: PlacesAt) {
  let node = stacks.root;
  let leaf: Place = { frame: -1, line: 0 };
  for (let at = locations.length - 1; at >= 0; at--) {
    const inlined = places(locations[at] as number | bigint);
    for (let index = 0; index < inlined.length; index++) {
      leaf = inlined[index] as Place;
      node = stacks.child(node, leaf.frame);
    }
  }
  return { node, frame: leaf.frame, line: leaf.line };
}

/** The library gives what needs more than four bytes as an unsigned bigint; pprof's values are signed. */
function signed(value: number | bigint): number {
  if (typeof value === "number") return value;
  const number = Number(BigInt.asIntN(64, value));
  if (!Number.isSafeInteger(number)) throw new PprofShapeError(`the value ${BigInt.asIntN(64, value)}, beyond 2^53`);
  return number;
}

type PlacesAt = (id: number | bigint) => readonly Place[];

function locationPlaces(profile: Profile, text: (index: number | bigint) => string, book: FrameBook): PlacesAt {
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
