import { useTranslation } from 'react-i18next';
import { Holidays } from './holidays';
import { ParameterSection } from './parameter-section';
import { ProfileForm } from './profile-form';
import { useParameters } from './use-parameters';

/** Perfiles de facturación: when clients are billed, when they owe, and what follows. */
export function ProfilesSection() {
  const { t } = useTranslation();
  const parameters = useParameters();
  return (
    <ParameterSection
      kind="billingProfile"
      entries={parameters?.profiles}
      columns={[
        {
          label: t('billingParameters.name'),
          cell: ({ name, isDefault }) => (isDefault ? `${name} · ${t('billingParameters.ofTheOffice')}` : name),
        },
        { label: t('billingParameters.cycleDayShort'), cell: ({ cycleDay }) => cycleDay },
        { label: t('billingParameters.billingMode'), cell: ({ mode }) => t(`billingParameters.billingModes.${mode}`) },
        {
          label: t('billingParameters.dueShort'),
          cell: ({ dueDays, secondDueDays, thirdDueDays }) =>
            t('billingParameters.dueAfter', {
              // Of a profile with several days the last one counts: it is never a single day.
              count: thirdDueDays ?? secondDueDays ?? dueDays,
              days: [dueDays, secondDueDays, thirdDueDays].filter((each) => each !== null).join(', '),
            }),
        },
        {
          label: t('billingParameters.noticeAndCut'),
          cell: ({ noticeDays, cutDays }) => `${noticeDays} / ${cutDays}`,
        },
      ]}
      form={(entry, onClose) => <ProfileForm entry={entry} onClose={onClose} />}
    >
      {parameters && <Holidays holidays={parameters.holidays} />}
    </ParameterSection>
  );
}
