/** Digests of the parts of the graph are compared without reading the parts. */
export const graphDigests = "CREATE INDEX graph_part_digest ON graph_part (source, file, digest);";
