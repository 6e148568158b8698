import { ActionIcon, Button, Popover } from '@mantine/core';
import {
  IconBookmark,
  IconBookmarkPlus,
  IconDeviceFloppy,
  IconPencil,
  IconPin,
  IconPinnedOff,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedView, ViewContent } from '../../../src-main/contract/saved-views';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { navigate } from '../../ui/router';
import { useViewCount, useViews } from './use-views';
import { RemoveViewDialog, RenameViewDialog, SaveViewDialog } from './view-dialogs';
import './saved-views.css';

/** The view that a list was opened from; undefined where there is none, or none any more. */
export function useSavedView(id: number | undefined): SavedView | undefined {
  return useViews().find((view) => view.id === id);
}

interface ViewsMenuProps {
  /** The list as it stands. */
  readonly content: ViewContent;
  /** Whether it shows anything but all the active ones in their usual order. */
  readonly worthSaving: boolean;
  readonly openId: number | undefined;
  readonly mayWrite: boolean;
  readonly addressOf: (view: SavedView) => string;
  readonly onOpen: (id: number) => void;
}

type Asked = { readonly what: 'save' } | { readonly what: 'rename' | 'remove'; readonly view: SavedView };

/** *Vistas*: the saved lists, and the list on screen as one of them. */
export function ViewsMenu(props: ViewsMenuProps) {
  const { content, worthSaving, openId, mayWrite, onOpen } = props;
  const { t } = useTranslation();
  const views = useViews();
  const [shown, setShown] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const open = views.find((view) => view.id === openId);
  const close = () => setAsked(null);
  const ask = (next: Asked) => {
    setShown(false);
    setAsked(next);
  };
  return (
    <>
      {open && mayChange(open, mayWrite) && differs(open, content) && <OverwriteButton view={open} content={content} />}
      {worthSaving && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          h={34}
          leftSection={<IconBookmarkPlus size={16} aria-hidden />}
          onClick={() => ask({ what: 'save' })}
        >
          {t('views.save')}
        </Button>
      )}
      <Popover position="bottom-end" shadow="md" trapFocus returnFocus opened={shown} onChange={setShown}>
        <Popover.Target>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            h={34}
            leftSection={<IconBookmark size={16} aria-hidden />}
            onClick={() => setShown(!shown)}
          >
            {open?.name ?? t('views.title')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('views.title')} className="views-list">
          {views.length === 0 && <p className="views-empty">{t('views.empty')}</p>}
          {([false, true] as const).map((forOffice) => (
            <ViewGroup
              key={String(forOffice)}
              {...props}
              title={t(forOffice ? 'views.office' : 'views.own')}
              views={views.filter((view) => view.forOffice === forOffice)}
              onAsk={ask}
              onChosen={() => setShown(false)}
            />
          ))}
        </Popover.Dropdown>
      </Popover>
      {asked?.what === 'save' && <SaveViewDialog {...{ content, mayWrite }} onSaved={onOpen} onClose={close} />}
      {asked?.what === 'rename' && <RenameViewDialog view={asked.view} onClose={close} />}
      {asked?.what === 'remove' && <RemoveViewDialog view={asked.view} onClose={close} />}
    </>
  );
}

const mayChange = ({ forOffice }: SavedView, mayWrite: boolean) => mayWrite || !forOffice;

function differs({ filter, sort, columns }: SavedView, content: ViewContent): boolean {
  return JSON.stringify([filter, sort, columns]) !== JSON.stringify([content.filter, content.sort, content.columns]);
}

/** Saves; says what was done, or why not. */
async function change(act: () => Promise<unknown>, done?: string): Promise<void> {
  try {
    await act();
    if (done !== undefined) showNotice({ message: done });
  } catch (cause) {
    showProblem(failureWords(readFailure(cause)));
  }
}

function OverwriteButton({ view, content }: { view: SavedView; content: ViewContent }) {
  const { t } = useTranslation();
  const { id, version, name } = view;
  return (
    <Button
      variant="light"
      size="compact-sm"
      h={34}
      leftSection={<IconDeviceFloppy size={16} aria-hidden />}
      onClick={() =>
        void change(() => api.savedViews.update({ id, version, content }), t('views.overwritten', { name }))
      }
    >
      {t('views.overwrite', { name })}
    </Button>
  );
}

type ViewGroupProps = ViewsMenuProps & {
  readonly title: string;
  readonly views: readonly SavedView[];
  readonly onAsk: (asked: Asked) => void;
  readonly onChosen: () => void;
};

function ViewGroup({ title, views, ...props }: ViewGroupProps) {
  if (views.length === 0) return null;
  return (
    <section className="views-group">
      <h3>{title}</h3>
      <ul>
        {views.map((view) => (
          <ViewRow key={view.id} view={view} {...props} />
        ))}
      </ul>
    </section>
  );
}

function ViewRow({ view, ...props }: Omit<ViewGroupProps, 'title' | 'views'> & { view: SavedView }) {
  const { t } = useTranslation();
  const found = useViewCount(view);
  const { id, version, name, pinned } = view;
  const pin = () => change(() => api.savedViews.update({ id, version, pinned: !pinned }));
  const actions = [
    { label: t(pinned ? 'views.unpin' : 'views.pinIt'), Icon: pinned ? IconPinnedOff : IconPin, run: () => void pin() },
    { label: t('views.rename'), Icon: IconPencil, run: () => props.onAsk({ what: 'rename', view }) },
    { label: t('views.remove'), Icon: IconTrash, run: () => props.onAsk({ what: 'remove', view }) },
  ];
  return (
    <li className="views-row">
      <button
        type="button"
        className="views-link"
        {...(id === props.openId ? { 'aria-current': 'page' as const } : {})}
        onClick={() => {
          props.onChosen();
          navigate(props.addressOf(view));
        }}
      >
        <span>{name}</span>
        <span className="views-count" title={view.incomplete ? t('views.incomplete') : undefined}>
          {found?.formatted ?? (view.incomplete ? '!' : '…')}
        </span>
      </button>
      {mayChange(view, props.mayWrite) &&
        actions.map(({ label, Icon, run }) => (
          <ActionIcon
            key={label}
            size="sm"
            variant="subtle"
            color="gray"
            title={label}
            aria-label={`${label}: ${name}`}
            onClick={run}
          >
            <Icon size={15} aria-hidden />
          </ActionIcon>
        ))}
    </li>
  );
}
