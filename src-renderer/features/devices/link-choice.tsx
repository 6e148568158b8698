import { Radio, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { tidy } from '../../../src-main/contract/values/text';

/** '' in `link` while none was typed; `generated` has the core make one. */
export interface LinkDraft {
  readonly generated: boolean;
  readonly link: string;
}

interface LinkChoiceProps {
  readonly draft: LinkDraft;
  /** Whether the office gave the service's address. */
  readonly mayGenerate: boolean;
  readonly error: string | undefined;
  readonly onChange: (draft: LinkDraft) => void;
}

/** A link of the office's own making, or the one that the service gave. */
export function LinkChoice({ draft, mayGenerate, error, onChange }: LinkChoiceProps) {
  const { t } = useTranslation();
  return (
    <>
      <Radio.Group
        label={t('devices.form.how')}
        value={draft.generated ? 'generate' : 'type'}
        onChange={(value) => onChange({ ...draft, generated: value === 'generate' })}
      >
        <Stack gap={8} mt={4}>
          <Radio
            value="generate"
            disabled={!mayGenerate}
            label={t('devices.form.generate')}
            description={t(mayGenerate ? 'devices.form.generateHelp' : 'devices.form.generateOff')}
          />
          <Radio value="type" label={t('devices.form.type')} />
        </Stack>
      </Radio.Group>
      {!draft.generated && (
        <TextInput
          label={t('devices.form.link')}
          type="url"
          autoComplete="off"
          maxLength={500}
          error={error}
          value={draft.link}
          onChange={(event) => onChange({ ...draft, link: event.currentTarget.value })}
        />
      )}
    </>
  );
}

/** Whether a link that is to be typed was not. */
export function isLinkMissing({ generated, link }: LinkDraft): boolean {
  return !generated && tidy(link) === '';
}

/** What the core is sent: '' has it make one. */
export function linkOf({ generated, link }: LinkDraft): string {
  return generated ? '' : link;
}
