import { FlaskConical, FolderOpen, RefreshCw, X } from "lucide-react";
import {
  chooseProject,
  closeProject,
  loadRecent,
  openExample,
  openProject,
  refreshIndex,
} from "../app/actions/open-project.ts";
import { useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { keysOf } from "../widgets/key-hint.tsx";
import { MenuItem, MenuLine, MenuTitle, Picker } from "../widgets/menu.tsx";

const { topBar: words, start } = texts;

/** The open project, and the way to another one. */
export function ProjectMenu() {
  const project = useStore((state) => state.project);
  const recent = useStore((state) => state.recent);
  const others = recent.filter(({ folder, exists }) => exists && folder !== project?.folder).slice(0, 6);
  return (
    <span onPointerEnter={() => void (recent.length === 0 && loadRecent())}>
      <Picker
        name={words.project}
        testId="project-menu"
        className="project-picker"
        shown={<strong className="elide">{project?.name ?? texts.product}</strong>}
      >
        <MenuTitle>{project?.folder}</MenuTitle>
        <MenuItem icon={RefreshCw} end={keysOf("refresh")} onSelect={() => void refreshIndex()} testId="refresh">
          {words.refresh}
        </MenuItem>
        <MenuItem
          icon={FolderOpen}
          end={keysOf("open-folder")}
          onSelect={() => void chooseProject()}
          testId="open-folder"
        >
          {words.openFolder}
        </MenuItem>
        <MenuItem icon={FlaskConical} onSelect={() => void openExample()} testId="open-example">
          {start.example}
        </MenuItem>
        <MenuItem icon={X} onSelect={() => void closeProject()} testId="close-project">
          {words.closeProject}
        </MenuItem>
        {others.length > 0 && (
          <>
            <MenuLine />
            <MenuTitle>{start.recent}</MenuTitle>
            {others.map(({ folder, name }) => (
              <MenuItem key={folder} onSelect={() => void openProject(folder)}>
                {name}
              </MenuItem>
            ))}
          </>
        )}
      </Picker>
    </span>
  );
}
