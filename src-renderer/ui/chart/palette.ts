import { useComputedColorScheme } from '@mantine/core';
import { useMemo } from 'react';

export const CHART_FONT = { family: '"Inter Variable", Inter, system-ui, sans-serif', size: 11 };

/** The colours of the design, as they are in a light; a canvas knows no variables. */
function readPalette(light: 'light' | 'dark') {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return {
    light,
    first: colour('--accent'),
    fill: colour('--accent-weak'),
    second: colour('--green'),
    line: colour('--line'),
    text: colour('--faint'),
    ground: colour('--raised'),
    words: colour('--text'),
    edge: colour('--line-strong'),
  };
}

export type Palette = ReturnType<typeof readPalette>;

/** Those of the present light. */
export function usePalette(): Palette {
  const scheme = useComputedColorScheme();
  return useMemo(() => readPalette(scheme), [scheme]);
}
