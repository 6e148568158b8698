import { Button, Group, Modal, Select, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogEntry } from '../../../src-main/contract/catalogs';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { SEARCHED } from '../../ui/searched';
import { showNotice, showProblem } from '../../ui/notices';

export interface UsedEntry extends CatalogEntry {
  /** How many clients, or contracts, it is set on. */
  readonly uses: number;
}

/** Whether an entry is set on contracts, and not on clients. */
export function isOfContracts({ kind }: Pick<CatalogEntry, 'kind'>): boolean {
  return kind === 'plan' || kind === 'node' || kind === 'equipment';
}

/** Retires an entry, or offers it again. */
function retire({ id, version, retired }: Pick<CatalogEntry, 'id' | 'version' | 'retired'>): void {
  api.catalogs.retire({ id, version, retired: !retired }).catch((cause: unknown) => {
    showProblem(failureWords(readFailure(cause)));
  });
}

/** What became of an entry that is no longer offered. */
export function useRetiredWords(entries: readonly CatalogEntry[]): (entry: CatalogEntry) => string {
  const { t } = useTranslation();
  return (entry) => {
    const into = entries.find(({ id }) => id === entry.mergedIntoId);
    if (isOfContracts(entry)) return into ? t('catalogs.mergedInto', { name: into.name }) : t('catalogs.retired');
    return into ? t('settings.mergedInto', { name: into.name }) : t('settings.retired');
  };
}

interface EntryActionProps {
  readonly word: string;
  readonly entry: Pick<CatalogEntry, 'name'>;
  readonly onAct: () => void;
}

/** Says whose it is to who cannot see the row. */
function EntryAction({ word, entry, onAct }: EntryActionProps) {
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      color="gray"
      fz="inherit"
      aria-label={`${word}: ${entry.name}`}
      onClick={onAct}
    >
      {word}
    </Button>
  );
}

interface EntryActsProps {
  readonly entry: UsedEntry;
  /** What is done with one that is neither merged nor retired: its name is changed, or all of it. */
  readonly word: string;
  readonly onAct: () => void;
  readonly onMerge: () => void;
}

/** What may be done with an entry, in its row. */
export function EntryActs({ entry, word, onAct, onMerge }: EntryActsProps) {
  const { t } = useTranslation();
  return (
    <Group gap={2} justify="flex-end" wrap="nowrap" className="settings-actions">
      <EntryAction word={word} entry={entry} onAct={onAct} />
      <EntryAction word={t('settings.merge')} entry={entry} onAct={onMerge} />
      <EntryAction
        word={t(entry.retired ? 'settings.restore' : 'settings.retire')}
        entry={entry}
        onAct={() => retire(entry)}
      />
    </Group>
  );
}

interface MergeEntryProps {
  readonly entry: UsedEntry;
  readonly entries: readonly UsedEntry[];
  readonly onClose: () => void;
}

/** Two spellings of one thing become one, after a preview. */
export function MergeEntry({ entry, entries, onClose }: MergeEntryProps) {
  const { t } = useTranslation();
  const [into, setInto] = useState<string | null>(null);
  const others = entries.filter((other) => other.id !== entry.id && !other.retired);
  const target = others.find(({ id }) => String(id) === into);
  const ofContracts = isOfContracts(entry);

  async function merge(): Promise<void> {
    if (!target) return;
    const { id: intoId, version: intoVersion } = target;
    try {
      const { moved } = await api.catalogs.merge({
        fromId: entry.id,
        fromVersion: entry.version,
        intoId,
        intoVersion,
      });
      showNotice({ message: t(ofContracts ? 'catalogs.movedContracts' : 'settings.merged', { count: moved }) });
      onClose();
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('settings.mergeTitle', { name: entry.name })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Select
        label={t('settings.mergeInto')}
        data-autofocus
        {...SEARCHED}
        // Open at once, it would take the first Esc for itself.
        openOnFocus={false}
        data={others.map((other) => ({ value: String(other.id), label: other.name }))}
        value={into}
        onChange={setInto}
      />
      <Text size="sm" c="dimmed" mt="sm" role="status" mih={40}>
        {target
          ? t(ofContracts ? 'catalogs.mergeContracts' : 'settings.mergePreview', {
              count: entry.uses,
              name: entry.name,
              into: target.name,
              after: formatNumber(target.uses + entry.uses),
            })
          : t(ofContracts ? 'catalogs.mergeContractsText' : 'settings.mergeText', { name: entry.name })}
        {target && entry.kind === 'plan' && ` ${t('catalogs.mergePlan', { name: entry.name })}`}
      </Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button disabled={!target} onClick={() => void merge()}>
          {t('settings.mergeDo')}
        </Button>
      </Group>
    </Modal>
  );
}
