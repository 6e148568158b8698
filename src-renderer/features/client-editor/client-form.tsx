import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withName } from '../../../src-main/contract/client-names';
import {
  type ClientCatalogField,
  type ClientField,
  type ClientTextField,
  clientCatalogs,
  longestClientText,
  personTypes,
} from '../../../src-main/contract/clients';
import { query } from '../../api/client';
import { useOfficeDetails } from '../../api/session';
import { countryWords } from '../../i18n/country-words';
import { FieldDoubt } from '../../ui/field-doubt';
import { useTypingIn } from '../../ui/typing-in';
import { CatalogSelect, useCatalogs } from './catalog-select';
import { composedName } from './draft';
import { useDoubts } from './use-doubts';
import { problemWords } from './problem-words';
import type { DraftState } from './use-draft';

interface FormProps {
  readonly draft: DraftState;
  /** Undefined for a new one. */
  readonly clientId: number | undefined;
}

/** What is wrong with a field, in words. */
function useErrorOf({ problems }: DraftState): (field: ClientField) => string | undefined {
  const { t } = useTranslation();
  const country = useOfficeDetails()?.country ?? 'AR';
  return (field) => {
    const problem = problems[field];
    return problem && problemWords(t, problem, country);
  };
}

/** What every text field of the form shares: its value, its error, its name in the page. */
function useTextProps({ draft, clientId }: FormProps) {
  const { t } = useTranslation();
  const errorOf = useErrorOf(draft);
  const country = useOfficeDetails()?.country ?? 'AR';
  const { doubtOf, takenOf } = useDoubts(draft.fields, clientId);
  const { typingIn, telling } = useTypingIn();
  return (field: ClientTextField) => {
    const doubt = typingIn === field ? undefined : doubtOf(field);
    const taken = takenOf(field);
    return {
      ...(doubt ? { description: <FieldDoubt>{t(`editor.doubts.${doubt}`)}</FieldDoubt> } : {}),
      ...telling(field),
      name: field,
      value: draft.fields[field],
      error: errorOf(field) ?? (taken && problemWords(t, taken, country)),
      maxLength: longestClientText[field],
      autoComplete: 'off',
      onChange: (event: { currentTarget: { value: string } }) => draft.change({ [field]: event.currentTarget.value }),
    };
  };
}

function useCatalogProps({ draft }: FormProps) {
  const errorOf = useErrorOf(draft);
  return (field: ClientCatalogField) => ({
    kind: clientCatalogs[field],
    name: field,
    value: draft.fields[field],
    unmatched: draft.unmatched[field],
    error: errorOf(field),
    onChange: (id: number | null) => draft.change({ [field]: id }),
    onType: (text: string | null) => draft.typeText(field, text),
  });
}

/** The tab Básico (specification §2): personal data, place, and who sold and who collects. */
export function ClientForm(props: FormProps) {
  return (
    <div>
      <PersonalSection {...props} />
      <PlaceSection {...props} />
      <ExtraSection {...props} />
    </div>
  );
}

/** Why something was not delivered to the address that is in the form; '' where nothing is known. */
function useUndelivered(clientId: number | undefined, email: string): string {
  const { t } = useTranslation();
  const { data } = useQuery({
    ...query.nonDeliveries.ofClient.queryOptions({ input: { clientId: clientId ?? 0 } }),
    enabled: clientId !== undefined,
  });
  const mark = data?.mark;
  if (!mark || mark.address.toLowerCase() !== email.toLowerCase()) return '';
  return mark.reason === '' ? t('undelivered.marked') : t('undelivered.markedFor', { reason: mark.reason });
}

function PersonalSection(props: FormProps) {
  const { t } = useTranslation();
  const { fields, change } = props.draft;
  const text = useTextProps(props);
  const office = useOfficeDetails();
  const words = countryWords(office?.country ?? 'AR');
  const composed = composedName(fields);
  const email = text('email');
  const marked = useUndelivered(props.clientId, fields.email);
  // A name that was left blank where the other four are filled in: what it will be saved as.
  const ownName = withName(fields);
  const isPutTogether = ownName !== fields;
  return (
    <section className="editor-section" aria-labelledby="editor-personal">
      <div>
        <h2 id="editor-personal">{t('editor.personal')}</h2>
        <p className="why">{t('editor.personalWhy')}</p>
      </div>
      <div className="editor-fields">
        <div className="whole">
          <p className="editor-label">{t('field.personType')}</p>
          <SegmentedControl
            aria-label={t('field.personType')}
            value={fields.personType}
            data={personTypes.map((type) => ({ value: type, label: t(`personType.${type}`) }))}
            onChange={(personType) => change({ personType })}
          />
        </div>
        <TextInput
          className="wide"
          label={t('field.name')}
          description={isPutTogether ? t('editor.namePutTogether', { name: ownName.name }) : t('editor.nameHelp')}
          autoFocus
          aria-required={!isPutTogether}
          {...text('name')}
        />
        <TextInput label={t('editor.customId')} {...text('customId')} />
        {fields.personType === 'natural' && (
          <>
            <p className="whole editor-help">{t('editor.namesHelp')}</p>
            <TextInput className="half" label={t('field.firstName')} {...text('firstName')} />
            <TextInput className="half" label={t('field.middleName')} {...text('middleName')} />
            <TextInput className="half" label={t('field.lastName')} {...text('lastName')} />
            <TextInput className="half" label={t('field.secondLastName')} {...text('secondLastName')} />
            {composed && (
              <div className="whole">
                <Button variant="light" size="compact-sm" onClick={() => change({ name: composed })}>
                  {t('editor.compose', { name: composed })}
                </Button>
              </div>
            )}
          </>
        )}
        <TextInput label={words.nationalId} {...text('nationalId')} />
        <TextInput label={t('field.phone')} type="tel" {...text('phone')} />
        <TextInput label={t('field.mobile')} type="tel" {...text('mobile')} />
        <TextInput
          className="wide"
          label={t('editor.email')}
          {...(email.error ? {} : { description: marked ? <FieldDoubt>{marked}</FieldDoubt> : t('editor.emailHelp') })}
          {...email}
        />
        <TextInput label={words.taxId} {...text('taxId')} />
        <Textarea className="whole" label={t('field.notes')} autosize minRows={2} maxRows={8} {...text('notes')} />
      </div>
    </section>
  );
}

function PlaceSection(props: FormProps) {
  const { t } = useTranslation();
  const text = useTextProps(props);
  const catalog = useCatalogProps(props);
  return (
    <section className="editor-section" aria-labelledby="editor-place">
      <div>
        <h2 id="editor-place">{t('editor.place')}</h2>
        <p className="why">{t('editor.placeWhy')}</p>
      </div>
      <div className="editor-fields">
        <TextInput className="wide" label={t('field.address')} {...text('address')} />
        <CatalogSelect label={t('field.neighborhoodId')} {...catalog('neighborhoodId')} />
        <CatalogSelect label={t('field.cityId')} {...catalog('cityId')} />
        <CatalogSelect label={t('field.provinceId')} {...catalog('provinceId')} />
        <CatalogSelect label={t('field.zoneId')} {...catalog('zoneId')} />
      </div>
    </section>
  );
}

const EXTRA_FIELDS = ['sellerId', 'collectorId'] as const;

/**
 * Who sold and who collects: a field only where the office has any, or this client has one (specification §2, Datos
 * adicionales). Where it has none yet, the field is a button away, and the first one is created in it.
 */
function ExtraSection(props: FormProps) {
  const { t } = useTranslation();
  const catalog = useCatalogProps(props);
  const entries = useCatalogs();
  const [asked, setAsked] = useState<readonly ClientCatalogField[]>([]);
  if (!entries) return null;
  const isShown = (field: ClientCatalogField): boolean =>
    asked.includes(field) ||
    props.draft.fields[field] !== null ||
    entries.some(({ kind, retired }) => kind === clientCatalogs[field] && !retired);
  return (
    <section className="editor-section" aria-labelledby="editor-extra">
      <div>
        <h2 id="editor-extra">{t('editor.extra')}</h2>
        <p className="why">{t('editor.extraWhy')}</p>
      </div>
      <div className="editor-fields">
        {EXTRA_FIELDS.map((field) =>
          isShown(field) ? (
            <CatalogSelect
              key={field}
              label={t(`field.${field}`)}
              autoFocus={asked.includes(field)}
              {...catalog(field)}
            />
          ) : (
            <AddField key={field} words={t(`editor.addField.${field}`)} onAdd={() => setAsked([...asked, field])} />
          ),
        )}
      </div>
    </section>
  );
}

/** A field that few offices fill in, behind its name; it takes the focus when it comes. */
function AddField({ words, onAdd }: { readonly words: string; readonly onAdd: () => void }) {
  return (
    <div className="editor-add">
      <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={onAdd}>
        {words}
      </Button>
    </div>
  );
}
