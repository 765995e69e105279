/** Names that drivers without a graphics card give themselves. */
const software = /swiftshader|llvmpipe|softpipe|software|basic render/i;
let isSoftware: boolean | null = null;

/**
 * A canvas' context, kept in main memory where there is no graphics card (virtual machines, remote desktops): a browser
 * that imitates one takes seconds for the lines and dashes that the processor draws in milliseconds.
 */
export function canvasContext(
  canvas: HTMLCanvasElement,
  { opaque }: { readonly opaque: boolean },
): CanvasRenderingContext2D {
  isSoftware ??= software.test(driverName());
  return canvas.getContext("2d", { alpha: !opaque, willReadFrequently: isSoftware })!;
}

/** What draws 3D here; "" when nothing does or the browser doesn't tell. */
function driverName(): string {
  const gl = document.createElement("canvas").getContext("webgl");
  if (gl === null) return "";
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  const name = info === null ? "" : String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL));
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return name;
}
