import { z } from 'zod';

const uploaded = z.object({ token: z.string() });

export interface UploadedFile {
  readonly fileToken: string;
  readonly fileName: string;
}

/** Hands a file to the office's inbox through the browser host; the token goes to `imports.open`. */
export async function uploadFile(file: File): Promise<UploadedFile> {
  const answer = await fetch(`./files?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: file });
  if (!answer.ok) throw new Error(`upload answered ${answer.status}`);
  return { fileToken: uploaded.parse(await answer.json()).token, fileName: file.name };
}

/** A file that ships with the window, as what its JSON holds: for its reader's schema. */
export async function readOwnFile(path: string): Promise<unknown> {
  const answer = await fetch(`./${path}`);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.json();
}

/** Lets the clerk choose a file and hands it to the office's inbox; null when nothing was chosen. */
export async function pickFile(accept: string): Promise<UploadedFile | null> {
  if (window.abonado) return window.abonado.pickFile();
  const file = await chooseInBrowser(accept);
  return file ? uploadFile(file) : null;
}

function chooseInBrowser(accept: string): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
}

/** Shows a PDF that the core made, to be read and printed: in the system's viewer, or on a page of its own; false where it cannot. */
export async function openFile(fileToken: string): Promise<boolean> {
  if (window.abonado) return window.abonado.openFile(fileToken);
  return window.open(`./files/${encodeURIComponent(fileToken)}?show`, '_blank') !== null;
}

/** Gives a file that the core wrote to the clerk: a save dialog, or the browser's download. */
export async function saveFile(fileToken: string, fileName: string): Promise<boolean> {
  if (window.abonado) return window.abonado.saveFile(fileToken, fileName);
  const anchor = document.createElement('a');
  anchor.href = `./files/${encodeURIComponent(fileToken)}`;
  anchor.download = fileName;
  anchor.click();
  return true;
}
