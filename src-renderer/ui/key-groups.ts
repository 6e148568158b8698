import type { TFunction } from 'i18next';

type Key = readonly [shown: string, name: string];

/** Keys that act in the same place. */
export interface KeyGroup {
  readonly title: string;
  readonly keys: readonly Key[];
}

const CLIENT = /^\/clientes\/\d+\/ver$/u;

/** The keys that act on the screen of an address, those of its own first. */
export function keyGroups(t: TFunction, path: string): readonly KeyGroup[] {
  return [...ownGroups(t, path), ...commonGroups(t)];
}

function ownGroups(t: TFunction, path: string): readonly KeyGroup[] {
  const search: Key = ['/', t('keys.search')];
  if (path === '/clientes') {
    return [
      { title: t('keys.inList'), keys: [search, ...listKeys(t)] },
      { title: t('keys.ofClient'), keys: chosenKeys(t) },
    ];
  }
  if (path === '/clientes/mapa') {
    return [
      { title: t('keys.onMap'), keys: [search, ['← → ↑ ↓', t('keys.moveMap')], ['+ −', t('keys.zoomMap')]] },
      { title: t('keys.ofClient'), keys: chosenKeys(t) },
    ];
  }
  return CLIENT.test(path) ? [{ title: t('keys.inView'), keys: [search, ...clientKeys(t)] }] : [];
}

function listKeys(t: TFunction): readonly Key[] {
  return [
    ['↑ ↓', t('keys.move')],
    ['N', t('keys.create')],
    ['F', t('conditions.title')],
    ['X', t('keys.tick')],
    [t('keys.rangeClick'), t('keys.range')],
    [t('keys.rangeArrows'), t('keys.range')],
    ['M', t('massUpdates.title')],
    [t('keys.resizeKeys'), t('keys.resize')],
  ];
}

/** Of one client, wherever it is shown. */
function clientKeys(t: TFunction): readonly Key[] {
  return [
    ['C', t('keys.contracts')],
    ['← → ↑ ↓', t('keys.contractActs')],
    ['E', t('keys.edit')],
    ['D', t('keys.debt')],
    ['P', t('keys.pay')],
    ['K', t('portal.action')],
  ];
}

function chosenKeys(t: TFunction): readonly Key[] {
  return [
    ['Enter', t('keys.view')],
    ['A', t('keys.audit')],
    ...clientKeys(t),
    [t('keys.deleteKey'), t('keys.deactivate')],
  ];
}

function commonGroups(t: TFunction): readonly KeyGroup[] {
  return [
    { title: t('keys.inForm'), keys: [['Ctrl/⌘ S', t('keys.save')]] },
    {
      title: t('keys.everywhere'),
      keys: [
        ['Ctrl/⌘ K', t('keys.searchAnywhere')],
        ['F8', t('keys.notice')],
        ['Esc', t('keys.back')],
        ['?', t('keys.help')],
        ['F1', t('keys.helpAnywhere')],
      ],
    },
  ];
}
