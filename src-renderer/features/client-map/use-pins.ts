import type { Map as LeafletMap } from 'leaflet';
import { useEffect, useRef } from 'react';
import type { ContractShown } from '../../../src-main/contract/contracts';
import type { Position } from '../../../src-main/contract/values/position';
import { addPin } from '../../ui/map/pin';
import type { ChosenPin, Home, PlacedContract } from './where-is';

interface Pins {
  readonly home: Home | null;
  readonly placed: readonly PlacedContract[];
  readonly homeLabel: string;
  readonly contractLabel: (contract: ContractShown) => string;
  readonly mayMove: boolean;
  /** A pin was clicked, or the keyboard came to it. */
  readonly onChosen: (pin: ChosenPin) => void;
  readonly onHome: (position: Position) => void;
  readonly onContract: (contract: ContractShown, position: Position) => void;
}

/** Puts the home and the contracts that are elsewhere on the map. A home that is moved by keys keeps the keyboard. */
export function usePins(map: LeafletMap | null, pins: Pins): void {
  const latest = useRef(pins);
  latest.current = pins;
  /** Whether the home's pin had the keyboard when it was drawn anew. */
  const held = useRef(false);
  const { home, placed, homeLabel, mayMove } = pins;
  const drawn = JSON.stringify([
    home,
    placed.map(({ contract, position }) => [contract.id, position]),
    homeLabel,
    mayMove,
  ]);
  useEffect(() => {
    if (!map) return undefined;
    const { home: at, placed: others, contractLabel } = latest.current;
    // A home that is known by its contract alone is that contract's pin.
    const shown = at?.known === 'contract' ? others.slice(1) : others;
    const made = shown.map(({ contract, position }) =>
      addPin(map, position, {
        kind: 'other',
        label: contractLabel(contract),
        name: contract.plan,
        onChosen: () => latest.current.onChosen(contract.id),
        onMoved: mayMove ? (next) => latest.current.onContract(contract, next) : undefined,
      }),
    );
    if (at) {
      const kind = at.known === 'saved' ? 'home' : 'guess';
      const onMoved = mayMove ? (next: Position) => latest.current.onHome(next) : undefined;
      const onChosen = () => latest.current.onChosen('home');
      made.push(addPin(map, at.position, { kind, label: homeLabel, onChosen, onMoved }).setZIndexOffset(1000));
    }
    const ofHome = at ? made.at(-1) : undefined;
    if (held.current) ofHome?.getElement()?.focus({ preventScroll: true });
    return () => {
      held.current = ofHome !== undefined && ofHome.getElement() === document.activeElement;
      for (const pin of made) pin.remove();
    };
  }, [map, drawn, homeLabel, mayMove]);
}
