import { api } from './client';
import { faultNumber } from './failure';

const MOST_FRAMES = 12;
const LONGEST_FRAME = 300;

/** Where in the code, and never what it said: that may quote what is on screen. */
function whereOf({ stack = '', message }: Error): string[] {
  return stack
    .slice(message === '' ? 0 : stack.indexOf(message) + message.length)
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, MOST_FRAMES)
    .map((line) => line.slice(0, LONGEST_FRAME));
}

function report(cause: unknown): void {
  const fault = cause instanceof Error ? cause : new Error();
  const kind = /^\w{1,60}$/u.test(fault.name) ? fault.name : 'Error';
  // One that cannot be told stays in the window: there is nowhere to tell that either.
  void api.support.report({ id: faultNumber(fault), kind, where: whereOf(fault) }).catch(() => undefined);
}

/** Whatever breaks in the window, told or not, is in the core's log under its number. */
export function followFaults(): void {
  const told = new WeakSet<object>();
  const once = (cause: unknown) => {
    if (typeof cause === 'object' && cause !== null) {
      if (told.has(cause)) return;
      told.add(cause);
    }
    report(cause);
  };
  window.addEventListener('error', ({ error }) => once(error));
  window.addEventListener('unhandledrejection', ({ reason }) => once(reason));
}

/** What whoever helps needs to know, in one text. */
export async function readDiagnosis(): Promise<string> {
  return (await api.support.diagnose({})).text;
}
