/** The few named calls of the desktop window's preload; absent in the browser host. */
interface AbonadoBridge {
  /** Shows the system's dialog and puts the chosen file into the office's inbox; null when it was cancelled, a failure's code when it was not taken. */
  pickFile(): Promise<{ fileToken: string; fileName: string } | { refused: string } | null>;
  /** Shows the system's dialog for a folder; null when it was cancelled. */
  pickFolder(): Promise<string | null>;
  /** Shows a PDF that the core made in the system's own viewer; false where there is none. */
  openFile(fileToken: string): Promise<boolean>;
  /** Shows the system's save dialog for a file the core wrote; false when it was cancelled. */
  saveFile(fileToken: string, fileName: string): Promise<boolean>;
}

interface Window {
  readonly abonado?: AbonadoBridge;
}
