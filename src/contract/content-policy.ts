/**
 * What the window may load: its own files alone. Cards are drawn as `data:` images and saved files leave as `blob:`;
 * everything else, from other hosts to frames and forms, is refused. One policy for the app and for the browser.
 */
export const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // The one style element that cytoscape adds: `.__________cytoscape_container { position: relative; }`.
  "style-src 'self' 'sha256-pgvDUBa4IjFA2yuSJ2cqcyxmNYJMborsd0ORcRv9vw8='",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join("; ");
