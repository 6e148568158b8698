import { type ReactNode, useEffect } from 'react';
import { createPortal } from 'react-dom';
import './print-sheet.css';

interface PrintSheetProps {
  readonly children: ReactNode;
  /** A sheet, or a till's roll of 80 mm. */
  readonly paper?: 'a4' | 'roll';
  /** The printing was done, or given up. */
  readonly onDone: () => void;
}

/** A sheet that is printed as soon as it is there, alone; the screen does not show it. */
export function PrintSheet({ children, paper = 'a4', onDone }: PrintSheetProps) {
  useEffect(() => {
    // The sheet is laid out, and the button that asked for it has said so, before the window stops for the printer.
    const frame = requestAnimationFrame(() => {
      window.print();
      onDone();
    });
    return () => cancelAnimationFrame(frame);
  }, [onDone]);
  return createPortal(<div className={`print-sheet ${paper}`}>{children}</div>, document.body);
}
