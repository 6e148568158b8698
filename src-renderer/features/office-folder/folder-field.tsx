import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { canPickFolder, pickFolder } from '../../api/files';

interface FolderFieldProps {
  readonly label: string;
  readonly help: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (folder: string) => void;
}

/** A folder: typed, or chosen in the system's own dialog where there is one. */
export function FolderField({ label, help, value, error, onChange }: FolderFieldProps) {
  const { t } = useTranslation();
  async function choose(): Promise<void> {
    const folder = await pickFolder();
    if (folder !== null) onChange(folder);
  }
  return (
    <TextInput
      label={label}
      description={help}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      maxLength={1000}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
      rightSectionWidth="auto"
      rightSection={
        canPickFolder() ? (
          <Button size="compact-sm" variant="subtle" onClick={() => void choose()}>
            {t('backups.elsewhere.choose')}
          </Button>
        ) : undefined
      }
    />
  );
}
