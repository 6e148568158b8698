import type { ReactNode } from 'react';
import { ImportScreen } from '../../../src-renderer/features/imports';
import { GatewaysSection } from '../../../src-renderer/features/gateways';
import { CatalogSection, OperatorsSection } from '../../../src-renderer/features/settings';
import { ClientEditor } from '../../../src-renderer/features/client-editor';
import { accountCore, AccountScene, receiptStep } from './account-scene';
import { AuditScene, auditCore, lastEntries } from './audit-scene';
import { sealedBackupCore, SealedBackupScene } from './backups-scene';
import { boxCore, BoxScene, endedContractsCore, slowContractsCore } from './box-scene';
import { CatalogScene, catalogCore, mexicanCore, operatorsCore, retiredCore } from './catalog-scene';
import {
  changedElsewhere,
  endedElsewhere,
  changedMeanwhile,
  ContractScene,
  growingCore,
  LowContractScene,
  contractsCore,
  fromListCore,
  longNotesCore,
  toBeginCore,
} from './contract-scene';
import {
  buildingCore,
  clientsMapCore,
  ClientsMapScene,
  mapScreenCore,
  MapScreenScene,
  streetlessCore,
} from './clients-map-scene';
import { consumptionColumnsCore, consumptionFilesCore, ConsumptionFilesScene } from './consumption-files-scene';
import { consumptionCore, ConsumptionScene, unknownCore, UnknownScene } from './consumption-scene';
import { deviceCores, DevicesScene, LinksScene } from './devices-scene';
import { type FakeCore, refusal } from './fake-core';
import { gatewayFilesCore, GatewayFilesScene } from './gateway-files-scene';
import { gatewayCores, GatewaysScene } from './gateways-scene';
import { importHistoryCore, ImportHistoryScene } from './import-history-scene';
import { importCore, ImportScene, resumedCore } from './import-scene';
import { legalEntitiesCore, LegalEntitiesScene } from './legal-entities-scene';
import {
  creditedMeanwhile,
  itemsCore,
  ItemsScene,
  RefusedFileScene,
  reportingCore,
  ReportingScene,
} from './invoices-scene';
import { listCore, ListScene, creditCore, longIpsCore, severalCore, toldCore } from './list-scene';
import { searchCore, SearchScene } from './search-scene';
import {
  contentRefusedCore,
  heldMailCore,
  limitedMailCore,
  lineDownCore,
  MailScene,
  mailServerCore,
  MailServerScene,
  mendedMeanwhile,
  reachableMailCore,
} from './mail-scene';
import {
  mapContractScene,
  mapDeadStreetsScene,
  mapFarStreetsScene,
  mapLateStreetsScene,
  mapNodesScene,
  mapNowhereScene,
  mapScene,
  mapStreetsScene,
  mapTagsScene,
} from './map-scene';
import { manyLeft, massCores, MassHistoryScene, MassScene, nothingBack, spentHistory } from './mass-updates-scene';
import { clientWith, everyday } from './office';
import { NoticesByBoxScene, NoticesScene } from './notices-scene';
import { cutsCore, CutsScene, openingCore, OpeningScene } from './states-scene';
import { viewCore, ViewScene } from './view-scene';

interface Scene {
  readonly core: FakeCore;
  readonly element: ReactNode;
}

const quiet = { duplicates: () => ({ duplicates: [] }), check: () => ({ problems: [], doubts: [] }) };

const saved = clientWith({ phone: '0260 444-1111', address: 'San Martín 1240' });
const byAnother = { ...saved, version: 2, phone: '0260 444-2222', notes: 'Perro' };

/** Another window saved between the reading and this save. */
function editedElsewhere(): FakeCore {
  let read = 0;
  return {
    ...everyday,
    clients: {
      ...quiet,
      get: () => {
        read += 1;
        return read === 1 ? saved : byAnother;
      },
      update: ({ version }) => {
        if (version === byAnother.version) return { version: 3 };
        throw refusal({ code: 'CONFLICT', params: { version: byAnother.version } });
      },
    },
  };
}

/** Whose last changes are told beside the form. */
const changedBefore: FakeCore = {
  ...everyday,
  clients: { ...quiet, get: () => saved },
  audit: { list: () => ({ entries: lastEntries, total: lastEntries.length }) },
};

const newClient: FakeCore = {
  ...everyday,
  clients: {
    ...quiet,
    check: ({ draft }) => ({
      problems:
        draft.customId === '7' ? [{ code: 'CUSTOM_ID_TAKEN', params: { name: 'Carla Ríos' }, field: 'customId' }] : [],
      doubts: [],
    }),
    create: () => ({ id: 9 }),
  },
  catalogs: {
    ...everyday.catalogs,
    create: ({ name }) => {
      if (name === 'Vedada') throw refusal({ code: 'CATALOG_TAKEN', params: { name } });
      // Made when the spec says so.
      if (name === 'Lenta')
        return new Promise((made) => window.addEventListener('made', () => made({ id: 2 }), { once: true }));
      return { id: 50 };
    },
  },
};

export const scenes: ReadonlyMap<string, Scene> = new Map([
  ['new-client', { core: newClient, element: <ClientEditor listAddress="/clientes" /> }],
  ['edit-client-changed', { core: changedBefore, element: <ClientEditor clientId={1} listAddress="/clientes" /> }],
  ['edit-client', { core: editedElsewhere(), element: <ClientEditor clientId={1} listAddress="/clientes" /> }],
  ['account', { core: accountCore(), element: <AccountScene /> }],
  ['account-stale', { core: accountCore(true), element: <AccountScene /> }],
  ['account-receipt', { core: accountCore(), element: <AccountScene start={receiptStep} /> }],
  ['backup-sealed', { core: sealedBackupCore, element: <SealedBackupScene /> }],
  ['audit', { core: auditCore, element: <AuditScene /> }],
  ['box', { core: boxCore, element: <BoxScene /> }],
  ['box-slow-contracts', { core: slowContractsCore, element: <BoxScene /> }],
  ['box-ended-contracts', { core: endedContractsCore, element: <BoxScene /> }],
  ['contracts-low', { core: growingCore(), element: <LowContractScene /> }],
  ['contracts', { core: contractsCore, element: <ContractScene /> }],
  ['notices', { core: contractsCore, element: <NoticesScene /> }],
  ['notices-by-box', { core: boxCore, element: <NoticesByBoxScene /> }],
  ['contracts-viewer', { core: contractsCore, element: <ContractScene mayWrite={false} /> }],
  ['contracts-deactivated', { core: contractsCore, element: <ContractScene clientActive={false} /> }],
  ['contracts-meanwhile', changedMeanwhile()],
  ['contracts-elsewhere', { core: changedElsewhere(), element: <ContractScene /> }],
  ['contracts-ended-elsewhere', { core: endedElsewhere(), element: <ContractScene /> }],
  ['contracts-from-list', { core: fromListCore, element: <ContractScene /> }],
  ['contracts-long-notes', { core: longNotesCore, element: <ContractScene /> }],
  ['contracts-to-begin', { core: toBeginCore, element: <ContractScene /> }],
  ['zones', { core: everyday, element: <CatalogSection kind="zone" /> }],
  ['operators', { core: operatorsCore, element: <OperatorsSection /> }],
  ['plans', { core: catalogCore, element: <CatalogScene kind="plan" /> }],
  ['nodes', { core: catalogCore, element: <CatalogScene kind="node" /> }],
  ['plans-retired', { core: retiredCore, element: <CatalogScene kind="plan" /> }],
  ['nodes-retired', { core: retiredCore, element: <CatalogScene kind="node" /> }],
  ['equipment', { core: catalogCore, element: <CatalogScene kind="equipment" /> }],
  ['equipment-retired', { core: retiredCore, element: <CatalogScene kind="equipment" /> }],
  ['nodes-mexico', { core: mexicanCore, element: <CatalogScene kind="node" /> }],
  ['import', { core: importCore, element: <ImportScene /> }],
  ['import-resumed', { core: resumedCore, element: <ImportScreen /> }],
  ['import-history', { core: importHistoryCore, element: <ImportHistoryScene /> }],
  ['clients-map', { core: clientsMapCore, element: <ClientsMapScene /> }],
  ['clients-map-streetless', { core: streetlessCore, element: <ClientsMapScene /> }],
  ['clients-map-building', { core: buildingCore(53), element: <ClientsMapScene /> }],
  ['clients-map-fifty', { core: buildingCore(50), element: <ClientsMapScene /> }],
  ['clients-map-screen', { core: mapScreenCore, element: <MapScreenScene /> }],
  ['consumption', { core: consumptionCore, element: <ConsumptionScene /> }],
  ['consumption-files', { core: consumptionFilesCore, element: <ConsumptionFilesScene /> }],
  ['consumption-columns', { core: consumptionColumnsCore, element: <ConsumptionFilesScene /> }],
  ['consumption-unknown', { core: unknownCore, element: <UnknownScene /> }],
  ['map', mapScene],
  ['map-contract', mapContractScene],
  ['map-nowhere', mapNowhereScene],
  ['map-nodes', mapNodesScene],
  ['map-tags', mapTagsScene],
  ['map-streets', mapStreetsScene],
  ['map-dead-streets', mapDeadStreetsScene],
  ['map-late-streets', mapLateStreetsScene],
  ['map-far-streets', mapFarStreetsScene],
  ['mass-update', { core: massCores.usual(), element: <MassScene /> }],
  ['mass-update-slow', { core: massCores.slow(), element: <MassScene /> }],
  ['mass-update-two', { core: massCores.two(), element: <MassScene /> }],
  ['mass-update-prices', { core: massCores.prices(), element: <MassScene /> }],
  ['mass-update-reasons', { core: massCores.reasons(), element: <MassScene /> }],
  ['mass-update-left', { core: massCores.changedMeanwhile(), element: <MassScene /> }],
  ['mass-update-many', { core: manyLeft(), element: <MassScene /> }],
  ['mass-history-many', { core: manyLeft(), element: <MassHistoryScene /> }],
  ['mass-history-spent', { core: spentHistory(), element: <MassHistoryScene /> }],
  ['mass-history-nothing', { core: nothingBack(), element: <MassHistoryScene /> }],
  ['mass-history', { core: massCores.usual(), element: <MassHistoryScene /> }],
  ['list', { core: listCore, element: <ListScene /> }],
  ['list-told', { core: toldCore, element: <ListScene /> }],
  ['list-long-ips', { core: longIpsCore, element: <ListScene /> }],
  ['list-credit', { core: creditCore, element: <ListScene /> }],
  ['list-several', { core: severalCore, element: <ListScene /> }],
  ['search', { core: searchCore, element: <SearchScene /> }],
  ['gateways', { core: gatewayCores.one, element: <GatewaysScene /> }],
  ['gateways-long-link', { core: gatewayCores.longLink, element: <GatewaysScene /> }],
  ['gateways-carried', { core: gatewayCores.carried, element: <GatewaysScene /> }],
  ['gateways-none', { core: gatewayCores.none, element: <GatewaysScene /> }],
  ['gateways-nothing-offered', { core: gatewayCores.nothingOffered, element: <GatewaysScene /> }],
  ['gateways-office', { core: gatewayCores.none, element: <GatewaysSection /> }],
  ['gateways-viewer', { core: gatewayCores.one, element: <GatewaysScene mayWrite={false} /> }],
  ['view-gateways', { core: viewCore(gatewayCores.several), element: <ViewScene /> }],
  ['view-carried', { core: viewCore(gatewayCores.carried), element: <ViewScene /> }],
  ['view-no-gateways', { core: viewCore(gatewayCores.none), element: <ViewScene /> }],
  ['gateway-files', { core: gatewayFilesCore(), element: <GatewayFilesScene /> }],
  ['reporting', { core: reportingCore, element: <ReportingScene /> }],
  ['legal-entities', { core: legalEntitiesCore(), element: <LegalEntitiesScene /> }],
  ['reporting-refused', { core: reportingCore, element: <RefusedFileScene /> }],
  ['items', { core: itemsCore, element: <ItemsScene /> }],
  ['invoice-meanwhile', creditedMeanwhile()],
  ['mail-held', { core: heldMailCore(), element: <MailScene /> }],
  ['mail-reachable', { core: reachableMailCore(), element: <MailScene /> }],
  ['mail-meanwhile', mendedMeanwhile()],
  ['mail-server', { core: mailServerCore(), element: <MailServerScene /> }],
  ['mail-day-limit', { core: limitedMailCore('day', 2000), element: <MailScene /> }],
  ['mail-network-down', { core: lineDownCore('connect ECONNREFUSED 127.0.0.1:25'), element: <MailScene /> }],
  ['mail-sign-in-refused', { core: lineDownCore('535 5.7.8 Authentication failed'), element: <MailScene /> }],
  ['mail-minute-limit', { core: limitedMailCore('minute', 1), element: <MailScene /> }],
  ['mail-content-refused', { core: contentRefusedCore(), element: <MailScene /> }],
  ['cuts', { core: cutsCore(), element: <CutsScene /> }],
  ['cuts-held', { core: cutsCore(97), element: <CutsScene role="administrator" /> }],
  ['opening', { core: openingCore, element: <OpeningScene /> }],
  ['devices', { core: deviceCores.some, element: <DevicesScene /> }],
  ['devices-none', { core: deviceCores.none, element: <DevicesScene /> }],
  ['devices-deactivated', { core: deviceCores.some, element: <DevicesScene state="deactivated" /> }],
  ['device-links', { core: deviceCores.some, element: <LinksScene /> }],
  ['devices-viewer', { core: deviceCores.some, element: <DevicesScene mayWrite={false} /> }],
]);
