import { contextBridge } from "electron";
import { electronShell } from "./electron-shell.ts";

contextBridge.exposeInMainWorld("callsketch", electronShell());
