import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { clampWidth } from './box-memory';

interface BoxEdgeProps {
  readonly width: number;
  readonly onWidth: (width: number) => void;
  readonly onDone: (width: number) => void;
}

const EDGE_STEP = 24;

function widthAt(event: PointerEvent): number {
  return clampWidth(window.innerWidth - event.clientX, window.innerWidth);
}

/** The left edge: dragged, or moved with the arrow keys. */
export function BoxEdge({ width, onWidth, onDone }: BoxEdgeProps) {
  const { t } = useTranslation();
  function onKeyDown(event: KeyboardEvent): void {
    const by = { ArrowLeft: EDGE_STEP, ArrowRight: -EDGE_STEP }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = clampWidth(width + by, window.innerWidth);
    onWidth(next);
    onDone(next);
  }
  return (
    <div
      className="box-edge"
      role="separator"
      aria-orientation="vertical"
      aria-label={t('box.resize')}
      aria-valuenow={width}
      aria-valuemin={320}
      aria-valuemax={900}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && onWidth(widthAt(event))}
      onPointerUp={(event) => onDone(widthAt(event))}
    />
  );
}
