import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Node, nodeFields, nodeKinds } from '../../../src-main/contract/nodes';
import { parseDegrees, writePosition } from '../../../src-main/contract/values/position';
import { api, query } from '../../api/client';
import { useOfficeDetails } from '../../api/session';
import { usePlaceQuestion } from '../../ui/place-doubt';
import { PositionFields, readDegrees, typedDegrees } from '../../ui/position-fields';
import { Link } from '../../ui/router';
import type { UsedEntry } from './catalog-acts';
import { DetailsDialog } from './details-dialog';
import { DetailsSection } from './details-section';

type UsedNode = Omit<Node, 'kind'> & UsedEntry & { readonly nodeKind: Node['kind'] };

interface NodesSectionProps {
  /** The address of the list of a node's clients. */
  readonly clientsOf: (nodeId: number) => string;
}

/** Nodos: what connections come from, where it stands, and who is on it. */
export function NodesSection({ clientsOf }: NodesSectionProps) {
  const { t } = useTranslation();
  const { data } = useQuery(query.nodes.list.queryOptions({ input: {} }));
  const nodes = data?.nodes.map(
    ({ kind, ...node }): UsedNode => ({ ...node, kind: 'node', nodeKind: kind, uses: node.contracts }),
  );
  return (
    <DetailsSection
      title={t('settings.kinds.node')}
      intro={t('catalogs.node.intro')}
      addLabel={t('catalogs.node.add')}
      emptyText={t('catalogs.node.empty')}
      entries={nodes}
      columns={[
        { id: 'kind', name: t('catalogs.node.kind'), cell: ({ nodeKind }) => t(`catalogs.nodeKinds.${nodeKind}`) },
        { id: 'address', name: t('catalogs.address'), cell: ({ address }) => address || '—' },
        {
          id: 'position',
          name: t('catalogs.node.position'),
          cell: ({ latitude, longitude }) =>
            latitude === null || longitude === null ? '—' : writePosition({ latitude, longitude }),
        },
        {
          id: 'clients',
          name: t('rail.clients'),
          cell: ({ id, name }) => (
            <Link to={clientsOf(id)} className="settings-link" aria-label={`${t('catalogs.node.clients')}: ${name}`}>
              {t('catalogs.node.clients')}
            </Link>
          ),
        },
      ]}
      renderEditor={(node, onClose) => <NodeDialog node={node} onClose={onClose} />}
    />
  );
}

interface NodeDraft {
  readonly name: string;
  readonly kind: Node['kind'];
  readonly address: string;
  readonly latitude: string;
  readonly longitude: string;
  readonly notes: string;
}

function draftOf(node: UsedNode | null): NodeDraft {
  if (!node) return { name: '', kind: 'tower', address: '', latitude: '', longitude: '', notes: '' };
  const { name, nodeKind: kind, address, latitude, longitude, notes } = node;
  return { name, kind, address, latitude: typedDegrees(latitude), longitude: typedDegrees(longitude), notes };
}

const readHalf = (typed: string) => (typed.trim() === '' ? null : (parseDegrees(typed) ?? Number.NaN));

function parseDraft(draft: NodeDraft) {
  return nodeFields.safeParse({ ...draft, latitude: readHalf(draft.latitude), longitude: readHalf(draft.longitude) });
}

function NodeDialog({ node, onClose }: { node: UsedNode | null; onClose: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(node));
  const question = usePlaceQuestion(useOfficeDetails()?.country, readDegrees(draft));
  const change = (part: Partial<NodeDraft>) => setDraft((before) => ({ ...before, ...part }));

  return (
    <DetailsDialog
      title={node ? t('catalogs.node.editTitle', { name: node.name }) : t('catalogs.node.add')}
      parse={() => parseDraft(draft)}
      words={{
        name: t('catalogs.nameNeeded'),
        latitude: t('contracts.problems.latitude'),
        longitude: t('contracts.problems.longitude'),
      }}
      asksFirst={() => question.ask(readDegrees(draft))}
      save={(fields) =>
        node ? api.nodes.update({ id: node.id, version: node.version, fields }) : api.nodes.create(fields)
      }
      onClose={onClose}
    >
      {(errors) => (
        <>
          <TextInput
            label={t('catalogs.name')}
            data-autofocus
            maxLength={120}
            autoComplete="off"
            error={errors.name}
            value={draft.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('catalogs.node.kind')}
            data={nodeKinds.map((kind) => ({ value: kind, label: t(`catalogs.nodeKinds.${kind}`) }))}
            value={draft.kind}
            onChange={({ currentTarget: { value } }) =>
              change({ kind: nodeKinds.find((kind) => kind === value) ?? draft.kind })
            }
          />
          <TextInput
            className="whole"
            label={t('catalogs.address')}
            maxLength={200}
            autoComplete="off"
            value={draft.address}
            onChange={(event) => change({ address: event.currentTarget.value })}
          />
          <PositionFields
            value={draft}
            errors={{ latitude: errors.latitude, longitude: errors.longitude }}
            question={question}
            onChange={change}
          />
          <Textarea
            className="whole"
            label={t('catalogs.notes')}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={2000}
            value={draft.notes}
            onChange={(event) => change({ notes: event.currentTarget.value })}
          />
        </>
      )}
    </DetailsDialog>
  );
}
