import { ExternalLink } from "lucide-react";
import { Collapsible } from "radix-ui";
import { useState } from "react";
import type { CallSiteDetails } from "#contract/answers.ts";
import { openFunction, showSource } from "../../app/actions/navigate.ts";
import { openInEditor } from "../../app/actions/open-in-editor.ts";
import { texts } from "../../app/texts.ts";
import { shell } from "../../engine/shell.ts";
import { Button, IconButton } from "../../widgets/button.tsx";
import { ElidedName } from "../../widgets/elided-name.tsx";

const { inspector: words } = texts;

/** Places where calls stand, each with how it was resolved and, unfolded, everything that it may reach. */
export function CallSiteList({ sites }: { readonly sites: readonly CallSiteDetails[] }) {
  return (
    <ul className="call-sites">
      {sites.map((site) => (
        <CallSite key={`${site.file}:${site.line}:${site.column}:${site.isHub}`} site={site} />
      ))}
    </ul>
  );
}

function CallSite({ site }: { readonly site: CallSiteDetails }) {
  const { file, line, column, tier, via, certainty, count, isHub } = site;
  return (
    <li className="call-site" data-testid="call-site">
      <SitePlace file={file} line={line} column={column} />
      <p className="small muted">
        {[
          texts.certainty[certainty],
          isHub && count < 2 ? null : texts.tier[tier],
          via === null || via === tier ? null : texts.via[via],
        ]
          .filter((part) => part !== null)
          .join(", ")}
      </p>
      {(count > 1 || isHub) && <Candidates site={site} />}
    </li>
  );
}

/** A call site as a link to the source, and to the editor where there is one. */
export function SitePlace({ file, line, column }: Pick<CallSiteDetails, "file" | "line" | "column">) {
  return (
    <p className="place">
      <Button look="link" onClick={() => showSource(file, line)} title={`${file}:${line}:${column}`}>
        <span className="elide-start">
          <bdi>{`${file}:${line}`}</bdi>
        </span>
      </Button>
      {shell().openInEditor !== null && (
        <IconButton label={words.editor} onClick={() => void openInEditor(file, line)}>
          <ExternalLink aria-hidden />
        </IconButton>
      )}
    </p>
  );
}

function Candidates({ site: { count, candidates, isHub } }: { readonly site: CallSiteDetails }) {
  const [open, setOpen] = useState(false);
  return (
    <Collapsible.Root open={open} onOpenChange={setOpen}>
      <Collapsible.Trigger className="button link small candidates" data-testid="candidates">
        {words.reaches(count)}
        {isHub && count > 1 && `, ${texts.tier.hub}`}
      </Collapsible.Trigger>
      <Collapsible.Content>
        <ul className="candidate-list" data-testid="candidate-list">
          {candidates.map(({ id, name, qualifiedName, external }) => (
            <li key={id} className={external ? "external" : ""}>
              <Button look="link" className="small" title={qualifiedName} onClick={() => openFunction(id)}>
                <ElidedName name={name} />
              </Button>
            </li>
          ))}
          {count > candidates.length && (
            <li className="small muted">{words.moreCandidates(count - candidates.length)}</li>
          )}
        </ul>
      </Collapsible.Content>
    </Collapsible.Root>
  );
}
