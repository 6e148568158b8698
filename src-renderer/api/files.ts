import { z } from 'zod';
import { type FailureCode, failureCodes, Refusal } from '../../src-main/contract/failures';
import { LARGEST_FILE } from '../../src-main/contract/files';
import { ConnectionCutError } from './failure';

const uploaded = z.object({ token: z.string() });

export interface UploadedFile {
  readonly fileToken: string;
  readonly fileName: string;
}

/** What the browser's host says of a file by its status alone. */
const REFUSED: Readonly<Record<number, FailureCode>> = { 403: 'FORBIDDEN', 413: 'FILE_TOO_BIG' };

/** Asks the host for a file of its own, or hands it one. */
async function ask(address: string, how: RequestInit = {}): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(address, how);
  } catch (cause) {
    throw new ConnectionCutError('the host does not answer', { cause });
  }
  const code = REFUSED[answer.status];
  if (code) throw new Refusal(code);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return answer;
}

/** Hands a file to the office's inbox through the browser host; the token goes to `imports.open`. */
export async function uploadFile(file: File): Promise<UploadedFile> {
  // Asked before it is sent: a host that refuses in the midst of it is only heard as one that does not answer.
  if (file.size > LARGEST_FILE) throw new Refusal('FILE_TOO_BIG');
  const answer = await ask(`./files?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: file });
  return { fileToken: uploaded.parse(await answer.json()).token, fileName: file.name };
}

/** A file that ships with the window, as what its JSON holds: for its reader's schema. */
export async function readOwnFile(path: string): Promise<unknown> {
  return (await ask(`./${path}`)).json();
}

/** Lets the clerk choose a file and hands it to the office's inbox; null when nothing was chosen. */
export async function pickFile(accept: string): Promise<UploadedFile | null> {
  if (window.abonado) {
    const picked = await window.abonado.pickFile();
    if (picked && 'refused' in picked) throw new Refusal(z.enum(failureCodes).parse(picked.refused));
    return picked;
  }
  const file = await chooseInBrowser(accept);
  return file ? uploadFile(file) : null;
}

/** Whether the system's own dialog for folders is at hand; a page has none, and a folder is typed there. */
export const canPickFolder = () => window.abonado !== undefined;

/** The folder that the clerk chose; null when none was. */
export async function pickFolder(): Promise<string | null> {
  return window.abonado ? window.abonado.pickFolder() : null;
}

/** How a folder is written on this machine's system. */
export function folderExample(): string {
  if (/Win/u.test(navigator.userAgent)) return 'E:\\Respaldos';
  return /Mac/u.test(navigator.userAgent) ? '/Volumes/Respaldos' : '/media/usb/respaldos';
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
