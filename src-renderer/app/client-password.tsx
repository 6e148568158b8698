import { useCallback, useState } from 'react';
import type { PasswordDialogProps } from '../features/portal';
import { navigate } from '../ui/router';
import { useFurther } from './further';

type Client = PasswordDialogProps['client'];

/** *Regenerar contraseña* of a client, over whatever screen it was asked from. Its dialog is read after the list. */
export function useClientPassword() {
  const { dialogs } = useFurther();
  const [client, setClient] = useState<Client | null>(null);
  const onPassword = useCallback(({ id, name }: Client) => setClient({ id, name }), []);
  const dialog = client && dialogs && (
    <dialogs.Password
      client={client}
      onClose={() => setClient(null)}
      onEdit={(id) => navigate(`/clientes/${id}/editar`)}
      onSettings={() => navigate('/configuracion/portal')}
    />
  );
  return { onPassword, dialog };
}
