import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/client';
import { ContractEditor } from './contract-editor';

/** Agregar contrato, where another feature speaks of a client that has none. */
export function AddContract({ clientId }: { readonly clientId: number }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const { data } = useQuery(query.contracts.list.queryOptions({ input: { clientId } }));
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        disabled={!data}
        onClick={() => setIsOpen(true)}
      >
        {t('contracts.add')}
      </Button>
      {isOpen && data && (
        <ContractEditor clientId={clientId} contract={null} today={data.today} onClose={() => setIsOpen(false)} />
      )}
    </>
  );
}
