import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientFields } from '../../../src-main/contract/clients';
import { query } from '../../api/client';
import { joinWords } from '../../i18n/format';
import { Link } from '../../ui/router';
import { initialsOf } from '../../ui/initials';
import { useSettled } from '../../ui/settled';

const PAUSE_MS = 250;

/** Clients that may be the one being typed; asked once the typing rests. */
function useDuplicates({ name, address, nationalId, phone, mobile, email }: ClientFields, exceptId?: number) {
  const draft = { name, address, nationalId, phone, mobile, email, ...(exceptId === undefined ? {} : { exceptId }) };
  const [settled] = useSettled(draft, PAUSE_MS);
  const { data } = useQuery({
    ...query.clients.duplicates.queryOptions({ input: settled }),
    placeholderData: (previous) => previous,
  });
  return data?.duplicates ?? [];
}

type Duplicate = ReturnType<typeof useDuplicates>[number];

/** Clients that may be this one. "No es el mismo" puts one aside for as long as this form is open. */
export function DuplicatesCard({ fields, clientId }: { fields: ClientFields; clientId?: number | undefined }) {
  const { t } = useTranslation();
  const [dismissed, setDismissed] = useState<readonly number[]>([]);
  const duplicates = useDuplicates(fields, clientId).filter(({ id }) => !dismissed.includes(id));
  return (
    <div aria-live="polite">
      {duplicates.length > 0 && (
        <section className="editor-card" aria-label={t('editor.duplicates')}>
          <h2>
            {t('editor.duplicates')}
            <IconCopy size={16} aria-hidden />
          </h2>
          {duplicates.map((duplicate) => (
            <DuplicateItem
              key={duplicate.id}
              duplicate={duplicate}
              onDismiss={() => setDismissed((before) => [...before, duplicate.id])}
            />
          ))}
        </section>
      )}
    </div>
  );
}

function DuplicateItem({ duplicate, onDismiss }: { duplicate: Duplicate; onDismiss: () => void }) {
  const { t } = useTranslation();
  const { id, name, customId, address, state, reasons } = duplicate;
  const facts = [customId && `ID ${customId}`, address, state === 'deactivated' && t('clientState.deactivated')];
  return (
    <div className="editor-duplicate">
      <p>{t('editor.sameAs', { reasons: joinWords(reasons.map((reason) => t(`editor.reasons.${reason}`))) })}</p>
      <div className="editor-duplicate-who">
        <span className="editor-initials" aria-hidden="true">
          {initialsOf(name)}
        </span>
        <div>
          <strong>{name}</strong>
          <p>{facts.filter(Boolean).join(' · ')}</p>
        </div>
      </div>
      <div className="editor-duplicate-actions">
        <Link to={`/clientes/${id}/ver`} className="editor-link" aria-label={t('editor.viewName', { name })}>
          {t('clients.view')}
        </Link>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          aria-label={t('editor.notTheSameName', { name })}
          onClick={onDismiss}
        >
          {t('editor.notTheSame')}
        </Button>
      </div>
    </div>
  );
}
