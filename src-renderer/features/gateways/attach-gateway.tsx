import { Button, Select, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../src-main/contract/failures';
import type { ClientGateway, Gateway } from '../../../src-main/contract/gateways';
import { fold, tidy } from '../../../src-main/contract/values/text';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { useFirstWrong } from '../../ui/first-wrong';
import { FormDialog } from '../../ui/form-dialog';
import { showNotice } from '../../ui/notices';
import { Link } from '../../ui/router';
import { useSettled } from '../../ui/settled';
import type { CarriedGateway } from './carried-gateways';

interface AttachGatewayProps {
  readonly client: { readonly id: number; readonly name: string };
  /** Those that are active and verified. */
  readonly offered: readonly Gateway[];
  /** The one whose reference is changed; null to give another. */
  readonly attached: ClientGateway | null;
  /** What the client's list said, which a new one begins with. */
  readonly from?: CarriedGateway | undefined;
  readonly onClose: () => void;
}

/** What is typed, as it would be saved, or why not; nothing while nothing is typed. */
function useChecked(gatewayId: number, typed: string, attached: ClientGateway | null) {
  const [reference] = useSettled(typed, 150);
  const { data } = useQuery(
    query.gateways.checkReference.queryOptions({
      input: { gatewayId, reference, ...(attached ? { attachedId: attached.id } : {}) },
      enabled: tidy(reference) !== '',
      placeholderData: keepPreviousData,
    }),
  );
  return tidy(typed) === '' ? undefined : data;
}

/** The office's gateway that a list means by its name. */
function namedIn(offered: readonly Gateway[], from: CarriedGateway | undefined): number | undefined {
  return from && offered.find(({ name }) => fold(name) === fold(from.gateway))?.id;
}

/** Crear Pasarela: one that the office has, with this client's reference; or another reference for it. */
export function AttachGateway({ client, offered, attached, from, onClose }: AttachGatewayProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(attached?.gatewayId ?? namedIn(offered, from) ?? offered[0]?.id ?? 0);
  const [typed, setTyped] = useState<string | null>(attached?.reference ?? (from?.reference || null));
  const [refused, setRefused] = useState<Failure | null>(null);
  const proposal = useQuery(
    query.gateways.propose.queryOptions({ input: { gatewayId: chosen, clientId: client.id }, staleTime: 0 }),
  ).data;
  // What is proposed stands in the field until something is typed there.
  const reference = typed ?? proposal?.reference ?? '';
  const checked = useChecked(chosen, reference, attached);
  const [tries, setTries] = useState(0);
  const isMissing = tries > 0 && tidy(reference) === '';
  const form = useFirstWrong(tries);
  const problem = refused ?? checked?.problem ?? null;
  function type(next: string): void {
    setRefused(null);
    setTyped(next);
  }

  async function save(): Promise<void> {
    setTries(tries + 1);
    if (tidy(reference) === '') return;
    try {
      if (attached) {
        await api.gateways.changeReference({ id: attached.id, version: attached.version, reference });
        showNotice({ message: t('gateways.tab.changed') });
      } else {
        await api.gateways.attach({ clientId: client.id, gatewayId: chosen, reference });
        const gateway = offered.find(({ id }) => id === chosen)?.name ?? '';
        showNotice({ message: t('gateways.tab.attached', { gateway, name: client.name }) });
      }
      onClose();
    } catch (cause) {
      setRefused(readFailure(cause));
    }
  }

  return (
    <FormDialog
      title={
        attached
          ? t('gateways.attaching.changeTitle', { gateway: attached.gateway })
          : t('gateways.attaching.title', { name: client.name })
      }
      className="gateway-form"
      form={form}
      confirm={attached ? t('action.save') : t('gateways.attaching.do')}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      {!attached && (
        <Select
          label={t('gateways.attaching.gateway')}
          data={offered.map(({ id, name }) => ({ value: String(id), label: name }))}
          allowDeselect={false}
          value={String(chosen)}
          onChange={(value) => {
            setChosen(Number(value));
            setTyped(null);
            setRefused(null);
          }}
        />
      )}
      <TextInput
        label={t('gateways.attaching.reference')}
        description={proposal && t('gateways.attaching.referenceHelp', { example: proposal.example })}
        data-autofocus
        maxLength={80}
        error={isMissing ? t('gateways.attaching.needed') : problem ? failureWords(problem) : undefined}
        value={reference}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <p className="gateway-help" role="status">
        <NextStep problem={problem} link={checked?.link ?? ''} onUse={type} />
      </p>
    </FormDialog>
  );
}

interface NextStepProps {
  readonly problem: Failure | null;
  readonly link: string;
  readonly onUse: (reference: string) => void;
}

/** A way out of what is wrong: the right reference, or whose it is; else the link that the client gets. */
function NextStep({ problem, link, onUse }: NextStepProps) {
  const { t } = useTranslation();
  if (!problem) return link && t('gateways.attaching.link', { link });
  const { expected, clientId, name } = problem.params;
  if (expected !== undefined) {
    return (
      <Button variant="default" size="compact-sm" onClick={() => onUse(String(expected))}>
        {t('gateways.attaching.use', { reference: expected })}
      </Button>
    );
  }
  if (clientId === undefined) return null;
  return <Link to={`/clientes/${clientId}/ver`}>{t('gateways.attaching.seeOther', { name })}</Link>;
}
