import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type DebtState, debtStates, type PinState, pinStates } from '../../../src-main/contract/map';
import { formatNumber } from '../../i18n/format';
import { drawShape, type KindLook } from '../../ui/map/kind-look';
import type { ClientPins } from './pins';

/** Colour is never alone (look.md, States): each state has a shape as well. */
const LOOK_OF: Readonly<Record<PinState, KindLook>> = {
  enabled: { shape: 'circle', colour: '--green' },
  alerted: { shape: 'triangle', colour: '--map-alerted' },
  paused: { shape: 'bars', colour: '--map-alerted' },
  disabled: { shape: 'square', colour: '--red' },
  disabledBySystem: { shape: 'diamond', colour: '--red' },
  noContract: { shape: 'ring', colour: '--muted' },
  deactivated: { shape: 'cross', colour: '--muted' },
};

const DEBT_LOOK_OF: Readonly<Record<DebtState, KindLook>> = {
  clear: { shape: 'circle', colour: '--green' },
  owing: { shape: 'triangle', colour: '--map-alerted' },
  overdue: { shape: 'square', colour: '--red' },
};

/** A point's kind is its place here: states first, then debts. */
export const looks: readonly KindLook[] = [
  ...pinStates.map((state) => LOOK_OF[state]),
  ...debtStates.map((debt) => DEBT_LOOK_OF[debt]),
];

/** What colours the pins. */
export const pinColours = ['state', 'debt'] as const;
export type PinColours = (typeof pinColours)[number];

/** What the pins say, in words, of the kinds that there are. */
export function MapLegend({ pins, by }: { pins: ClientPins; by: PinColours }) {
  const { t } = useTranslation();
  const words = [
    ...pinStates.map((state) => t(`clientsMap.states.${state}`)),
    ...debtStates.map((debt) => t(`clientsMap.debts.${debt}`)),
  ];
  const counts = useMemo(() => countKinds(pins), [pins]);
  if (pins.count === 0) return null;
  const label = t(by === 'debt' ? 'clientsMap.debtLegend' : 'clientsMap.legend');
  return (
    <ul className="map-legend" aria-label={label} title={label}>
      {looks.map(
        (look, kind) =>
          (counts[kind] ?? 0) > 0 && (
            <li key={words[kind]}>
              <Shape look={look} />
              {words[kind]} <span>{formatNumber(counts[kind] ?? 0)}</span>
            </li>
          ),
      )}
    </ul>
  );
}

function countKinds({ kinds }: ClientPins): number[] {
  const counts = looks.map(() => 0);
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

const SIZE = 16;

function Shape({ look }: { look: KindLook }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    const pen = element?.getContext('2d');
    if (!element || !pen) return undefined;
    const draw = () => {
      const style = getComputedStyle(element);
      const dense = window.devicePixelRatio;
      element.width = SIZE * dense;
      element.height = SIZE * dense;
      pen.scale(dense, dense);
      const [colour, ground] = [style.getPropertyValue(look.colour), style.getPropertyValue('--surface')];
      drawShape(pen, look.shape, { x: SIZE / 2, y: SIZE / 2, size: 6, colour, ground });
    };
    draw();
    const themed = new MutationObserver(draw);
    themed.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
    return () => themed.disconnect();
  }, [look]);
  return <canvas ref={canvas} aria-hidden="true" style={{ width: SIZE, height: SIZE }} />;
}
