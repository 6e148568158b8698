import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { blankClientFields, type Client, type ClientFields } from '../../../src-main/contract/clients';
import type { Failure } from '../../../src-main/contract/failures';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import type { FieldErrors } from './client-form';
import { changedNames, conflictingNames, fieldsOf, formOrder, missingNames } from './draft';

/** After a save: stay on the saved client's page, or begin another. */
export type Afterwards = 'show' | 'another';

interface Saved {
  readonly id: number;
  readonly afterwards: Afterwards;
}

/** Everything that the editor knows: the draft, its errors, and how a save ends. Nothing typed is ever dropped. */
export function useClientEditor(client: Client | null, onSaved: (saved: Saved) => void) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [base, setBase] = useState({
    version: client?.version ?? 0,
    fields: client ? fieldsOf(client) : blankClientFields,
  });
  const [fields, setFields] = useState<ClientFields>(base.fields);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [busy, setBusy] = useState(false);
  const [asksReason, setAsksReason] = useState<Afterwards | null>(null);
  const [theirs, setTheirs] = useState<Client | null>(null);
  const changed = changedNames(base.fields, fields);

  function check(): FieldErrors {
    const found: FieldErrors = {};
    if (!fields.name.trim()) found.name = t('editor.nameNeeded');
    const missing = missingNames(fields);
    const blank = (['firstName', 'middleName', 'lastName', 'secondLastName'] as const).find(
      (part) => !fields[part].trim(),
    );
    if (missing > 0 && blank) found[blank] = t('editor.missing', { count: missing });
    return found;
  }

  function showErrors(found: FieldErrors): void {
    setErrors(found);
    const first = formOrder.find((field) => found[field]);
    if (first) document.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  }

  function refuse(failure: Failure): void {
    const field = formOrder.find((name) => name === failure.field);
    const words = failure.code === 'VALIDATION' && field ? t('editor.invalid') : failureWords(failure);
    if (field) showErrors({ [field]: words });
    else showProblem(words);
  }

  async function send(version: number, renameReason?: string): Promise<number> {
    if (!client) return (await api.clients.create(fields)).id;
    await api.clients.update({
      id: client.id,
      version,
      fields,
      ...(renameReason === undefined ? {} : { renameReason }),
    });
    return client.id;
  }

  async function save(afterwards: Afterwards, options: { reason?: string; version?: number } = {}): Promise<void> {
    if (busy) return;
    const found = check();
    showErrors(found);
    if (Object.keys(found).length > 0) return;
    if (client && changed.includes('name') && options.reason === undefined) return setAsksReason(afterwards);
    setBusy(true);
    try {
      const id = await send(options.version ?? base.version, options.reason);
      await cache.invalidateQueries({ queryKey: query.clients.key() });
      showNotice({ message: t('editor.saved', { name: fields.name.trim() }) });
      onSaved({ id, afterwards });
    } catch (cause) {
      const failure = readFailure(cause);
      if (failure.code === 'CONFLICT' && client) setTheirs(await api.clients.get({ id: client.id }));
      else refuse(failure);
    } finally {
      setBusy(false);
    }
  }

  /** Takes what the other window saved, keeping what only this one changed. */
  function adopt(saved: Client, keep: 'mine' | 'theirs'): ClientFields {
    const current = fieldsOf(saved);
    const overridden = keep === 'mine' ? [] : conflictingNames(base.fields, fields, current);
    const mine = changed.filter((field) => !overridden.includes(field));
    const merged = { ...current, ...Object.fromEntries(mine.map((field) => [field, fields[field]])) };
    setBase({ version: saved.version, fields: current });
    setFields(merged);
    setTheirs(null);
    return merged;
  }

  return {
    fields,
    errors,
    busy,
    changed,
    asksReason,
    theirs,
    conflicts: theirs ? conflictingNames(base.fields, fields, fieldsOf(theirs)) : [],
    change: (change: Partial<ClientFields>) => {
      setFields((before) => ({ ...before, ...change }));
      setErrors({});
    },
    save,
    adopt,
    closeReason: () => setAsksReason(null),
    closeConflict: () => setTheirs(null),
    restart: () => {
      setBase({ version: 0, fields: blankClientFields });
      setFields(blankClientFields);
      setErrors({});
    },
  };
}
