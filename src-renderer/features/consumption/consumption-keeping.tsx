import { Button, NumberInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';

interface Keeping {
  readonly sampleDays: number;
  readonly hourMonths: number;
  readonly version: number;
}

/** How long what was measured is kept. */
export function ConsumptionKeeping({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation();
  const { data } = useQuery(query.consumption.settings.queryOptions({ input: {} }));
  return (
    <section className="consumption-part" aria-label={t('consumption.keeping')}>
      <h3>{t('consumption.keeping')}</h3>
      {/* What another window saved is what this one goes on from. */}
      {data && <KeepingForm key={data.version} kept={data} mayChange={mayChange} />}
    </section>
  );
}

function KeepingForm({ kept, mayChange }: { kept: Keeping; mayChange: boolean }) {
  const { t } = useTranslation();
  const [keeping, setKeeping] = useState(kept);
  const changed = keeping.sampleDays !== kept.sampleDays || keeping.hourMonths !== kept.hourMonths;
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    try {
      await api.consumption.saveSettings(keeping);
      showNotice({ message: t('consumption.keepingSaved') });
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  }
  const common = { w: 360, allowDecimal: false, allowNegative: false, readOnly: !mayChange } as const;
  return (
    <form className="consumption-form" onSubmit={(event) => void save(event)}>
      <NumberInput
        {...common}
        label={t('consumption.sampleDays')}
        description={t('consumption.sampleDaysHelp')}
        suffix={t('consumption.days')}
        min={1}
        max={3660}
        value={keeping.sampleDays}
        onChange={(value) => setKeeping({ ...keeping, sampleDays: Number(value) })}
      />
      <NumberInput
        {...common}
        label={t('consumption.hourMonths')}
        description={t('consumption.hourMonthsHelp')}
        suffix={t('consumption.months')}
        min={2}
        max={1200}
        value={keeping.hourMonths}
        onChange={(value) => setKeeping({ ...keeping, hourMonths: Number(value) })}
      />
      {mayChange && (
        <Button type="submit" variant="default" disabled={!changed}>
          {t('consumption.save')}
        </Button>
      )}
    </form>
  );
}
