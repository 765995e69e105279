import Markdown from "markdown-to-jsx/react";

/** A note's Markdown. HTML in it is text, links and pictures of it lead nowhere: a note may come with a foreign folder. */
export function MarkdownText({ text }: { readonly text: string }) {
  return (
    <div className="markdown">
      <Markdown
        options={{ disableParsingRawHTML: true, forceBlock: true, overrides: { a: LinkAsText, img: PictureAsText } }}
      >
        {text}
      </Markdown>
    </div>
  );
}

function LinkAsText({ href, children }: { readonly href?: string; readonly children?: React.ReactNode }) {
  return (
    <span className="link" title={href}>
      {children}
    </span>
  );
}

function PictureAsText({ alt }: { readonly alt?: string }) {
  return <span>{alt}</span>;
}
