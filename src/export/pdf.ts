import PDFDocument from "pdfkit";
import { fontFiles } from "./bundled-fonts.ts";
import type { Drawing, Shape, Stroke, TextShape } from "./drawing/drawing.ts";

type Page = InstanceType<typeof PDFDocument>;

/** A drawing as a PDF page of its own size: lines stay lines and text stays text, with the fonts inside. */
export function pdf(drawing: Drawing): Promise<Uint8Array> {
  const { width, height, background, title } = drawing;
  const document = new PDFDocument({
    size: [width * pointsPerUnit, height * pointsPerUnit],
    margin: 0,
    info: { Title: title, Creator: "Callsketch" },
    lang: "en",
  });
  const done = collected(document);
  const files = drawing.handwriting ? fontFiles.handwriting : fontFiles.text;
  for (const [name, file] of Object.entries(files)) document.registerFont(name, file);
  document.scale(pointsPerUnit);
  document.rect(0, 0, width, height).fill(background);
  for (const shape of drawing.shapes) draw(shape, document);
  document.end();
  return done;
}

/** A CSS pixel is 1/96 inch, a PDF point 1/72. */
const pointsPerUnit = 0.75;

function collected(document: Page): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    document.on("data", (part: Buffer) => parts.push(part));
    document.on("end", () => resolve(Buffer.concat(parts)));
    document.on("error", reject);
  });
}

function draw(shape: Shape, document: Page): void {
  switch (shape.kind) {
    case "group":
      for (const inner of shape.shapes) draw(inner, document);
      break;
    case "rectangle": {
      const { x, y, width, height } = shape.box;
      const trace = () => {
        if (shape.radius > 0) document.roundedRect(x, y, width, height, Math.min(shape.radius, width / 2, height / 2));
        else document.rect(x, y, width, height);
      };
      paint(document, trace, shape.fill, shape.stroke);
      break;
    }
    case "path":
      paint(document, () => document.path(shape.d), shape.fill, shape.stroke);
      break;
    case "text":
      write(shape, document);
      break;
  }
}

function paint(document: Page, trace: () => void, fill: string | null, stroke: Stroke | null): void {
  if (fill !== null) {
    trace();
    document.fill(fill);
  }
  if (stroke === null) return;
  trace();
  const dots = stroke.dash[0] === 0;
  document
    .lineWidth(stroke.width)
    .lineJoin("round")
    .lineCap(dots || stroke.dash.length === 0 ? "round" : "butt");
  if (stroke.dash.length > 0) document.dash(Math.max(0.1, stroke.dash[0] ?? 0), { space: stroke.dash[1] ?? 0 });
  else document.undash();
  document.stroke(stroke.color);
}

function write({ at, anchor, lead, text, size, weight, italic, color }: TextShape, document: Page): void {
  let { x } = at;
  const put = (words: string, ink: string) => {
    document.fillColor(ink).text(words, x, at.y, { lineBreak: false, baseline: "alphabetic" });
    x += document.widthOfString(words);
  };
  if (lead !== null) {
    document.font("regular").fontSize(size);
    put(lead.text, lead.color);
  }
  document.font(weight === 600 ? "semibold" : italic ? "italic" : "regular").fontSize(size);
  if (anchor !== "start") x -= document.widthOfString(text) / (anchor === "end" ? 1 : 2);
  put(text, color);
}
