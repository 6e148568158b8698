import { Button, Group, PasswordInput, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Role, roles } from '../../../src-main/contract/endpoint';
import { LEAST_PASSWORD } from '../../../src-main/contract/office';
import type { Operator } from '../../../src-main/contract/operators';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { FormDialog } from '../../ui/form-dialog';
import { useOnce } from '../../ui/use-once';
import { RecoverySection } from './recovery-section';

const BLANK = { name: '', email: '', password: '' };

/** Runs a command and says how it went; true when it went well. */
function useSaying(): (work: () => Promise<unknown>) => Promise<boolean> {
  const { t } = useTranslation();
  return async (work) => {
    try {
      await work();
      showNotice({ message: t('settings.saved') });
      return true;
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
      return false;
    }
  };
}

function RoleSelect({ value, label, onChange }: { value: Role; label?: string; onChange: (role: Role) => void }) {
  const { t } = useTranslation();
  return (
    <Select
      {...(label ? { label } : { 'aria-label': t('settings.role'), size: 'xs' })}
      w={160}
      allowDeselect={false}
      data={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
      value={value}
      onChange={(chosen) => {
        const role = roles.find((one) => one === chosen);
        if (role) onChange(role);
      }}
    />
  );
}

/** Who may sign in, with which role; only administrators come here. */
export function OperatorsSection() {
  const { t } = useTranslation();
  const { data } = useQuery(query.operators.list.queryOptions({ input: {} }));
  const [resetting, setResetting] = useState<Operator | null>(null);
  const say = useSaying();
  const save = (operator: Operator, change: Partial<Operator>) =>
    void say(() => api.operators.update({ ...operator, ...change }));
  return (
    <>
      <h2>{t('settings.operators')}</h2>
      <NewOperator />
      <table className="settings-table">
        <thead>
          <tr>
            <th scope="col">{t('settings.name')}</th>
            <th scope="col">{t('settings.email')}</th>
            <th scope="col">{t('settings.role')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {(data?.operators ?? []).map((operator) => (
            <tr key={operator.id} className={operator.active ? '' : 'retired'}>
              <td>{operator.name}</td>
              <td>{operator.email}</td>
              <td>
                <RoleSelect value={operator.role} onChange={(role) => save(operator, { role })} />
              </td>
              <td className="end">
                <Group gap={6} justify="flex-end" wrap="nowrap" className="settings-actions">
                  <Button size="compact-sm" variant="default" onClick={() => setResetting(operator)}>
                    {t('settings.resetPassword')}
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="default"
                    onClick={() => save(operator, { active: !operator.active })}
                  >
                    {operator.active ? t('settings.deactivate') : t('settings.activate')}
                  </Button>
                </Group>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <RecoverySection />
      {resetting && <ResetPassword operator={resetting} onClose={() => setResetting(null)} />}
    </>
  );
}

function NewOperator() {
  const { t } = useTranslation();
  const say = useSaying();
  const [draft, setDraft] = useState(BLANK);
  const [role, setRole] = useState<Role>('operator');

  async function create(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (await say(() => api.operators.create({ ...draft, role }))) setDraft(BLANK);
  }

  const change = (part: Partial<typeof BLANK>) => setDraft((before) => ({ ...before, ...part }));
  return (
    <form className="settings-line" onSubmit={(event) => void create(event)}>
      <TextInput
        label={t('settings.name')}
        maxLength={120}
        required
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t('settings.email')}
        type="email"
        required
        value={draft.email}
        onChange={(event) => change({ email: event.currentTarget.value })}
      />
      <PasswordInput
        visibilityToggleButtonProps={{ 'aria-label': t('action.showPassword') }}
        label={t('settings.password')}
        w={170}
        required
        minLength={LEAST_PASSWORD}
        maxLength={200}
        autoComplete="new-password"
        value={draft.password}
        onChange={(event) => change({ password: event.currentTarget.value })}
      />
      <RoleSelect label={t('settings.role')} value={role} onChange={setRole} />
      <Button type="submit">{t('settings.newOperator')}</Button>
    </form>
  );
}

function ResetPassword({ operator, onClose }: { operator: Operator; onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSaying();
  const [password, setPassword] = useState('');
  const { busy, once } = useOnce();

  async function reset(): Promise<void> {
    if (await say(() => api.operators.resetPassword({ id: operator.id, password }))) onClose();
  }

  return (
    <FormDialog
      className="settings-details"
      title={t('settings.resetPassword')}
      busy={busy}
      disabled={password.length < LEAST_PASSWORD}
      onSubmit={() => void once(reset)}
      onClose={onClose}
    >
      <p className="whole">{t('settings.resetText', { name: operator.name })}</p>
      <PasswordInput
        className="whole"
        visibilityToggleButtonProps={{ 'aria-label': t('action.showPassword') }}
        label={t('settings.password')}
        data-autofocus
        required
        minLength={LEAST_PASSWORD}
        maxLength={200}
        autoComplete="new-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
