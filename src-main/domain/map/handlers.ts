import { Refusal } from '../../contract/failures';
import type { mapContract } from '../../contract/map';
import type { FetchedTile } from '../../ports';
import { changesOf, writeAudit } from '../audit';
import { checkVersion, type FeatureHandlers } from '../handler';
import { officeDay } from '../office';
import { packPins } from './pins';
import { checkAttribution, checkTileAddress, isTile } from './rules';
import { findMapSettings, listPlaced, saveMapSettings } from './store';

const settingNames = ['tileAddress', 'attribution', 'maxZoom', 'cacheMb'] as const;

const isPicture = (fetched: FetchedTile): fetched is Exclude<FetchedTile, string> => typeof fetched !== 'string';

const NO_PICTURE = { image: '', type: '' } as const;

export const mapHandlers: FeatureHandlers<typeof mapContract> = {
  pins: {
    // Reads every client of the filter.
    slow: () => true,
    read({ db, services }, { filter, after, limit }) {
      const today = officeDay(db, services.clock.nowMs());
      return packPins(listPlaced(db, filter, after, limit), limit, today);
    },
  },
  settings: { read: ({ db }) => findMapSettings(db) },
  updateSettings: {
    write(context, { version, ...after }) {
      checkTileAddress(after.tileAddress);
      checkAttribution(after);
      const before = findMapSettings(context.db);
      checkVersion(before, version);
      const changes = changesOf(settingNames, before, after);
      if (changes.length === 0) return { done: true };
      saveMapSettings(context.db, { ...after, version: version + 1 });
      writeAudit(context, { entity: 'office', entityId: 1, action: 'mapChanged' }, changes);
      context.publish('office.changed');
      return { done: true };
    },
  },
  tryTiles: {
    async prepare({ services }, { tileAddress }) {
      checkTileAddress(tileAddress);
      if (tileAddress === '') return { outcome: 'off' as const };
      const fetched = await services.tiles.tryOut(tileAddress);
      return { outcome: isPicture(fetched) ? ('picture' as const) : fetched };
    },
  },
  fetchTile: {
    async prepare({ db, services }, tile) {
      const { tileAddress, maxZoom, cacheMb } = findMapSettings(db);
      if (!isTile(tile) || tile.z > maxZoom) throw new Refusal('NOT_FOUND');
      if (tileAddress === '') return { outcome: 'off' as const, ...NO_PICTURE };
      const fetched = await services.tiles.fetch({ address: tileAddress, cacheMb }, tile);
      if (!isPicture(fetched)) return { outcome: fetched, ...NO_PICTURE };
      return { outcome: 'picture' as const, image: fetched.base64, type: fetched.type };
    },
  },
};
