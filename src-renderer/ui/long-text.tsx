import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import './long-text.css';

interface LongTextProps {
  readonly text: string;
  readonly className: string;
}

/** A text as it was typed, lines and all. One of many lines shows the first, so that what stands below it stays in reach. */
export function LongText({ text, className }: LongTextProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const shown = useRef<HTMLParagraphElement>(null);
  const isCut = useIsCut(shown, text, open);
  return (
    <>
      <p ref={shown} className={open ? className : `${className} long-text`}>
        {text}
      </p>
      {isCut && (
        <button type="button" className="long-text-more" onClick={() => setOpen(!open)}>
          {open ? t('longText.less') : t('longText.more')}
        </button>
      )}
    </>
  );
}

/** Whether a text has more lines than are shown of it; while all are shown, whether it had. */
function useIsCut(shown: RefObject<HTMLParagraphElement | null>, text: string, open: boolean): boolean {
  const [isCut, setIsCut] = useState(false);
  useLayoutEffect(() => {
    const paragraph = shown.current;
    if (!paragraph || open) return undefined;
    const look = () => setIsCut(paragraph.scrollHeight > paragraph.clientHeight);
    look();
    const observer = new ResizeObserver(look);
    observer.observe(paragraph);
    return () => observer.disconnect();
  }, [shown, text, open]);
  return isCut;
}
