import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { exportFormats } from '../../src-main/contract/exports';

type Format = (typeof exportFormats)[number];

interface FormatMenuProps {
  readonly label: string;
  readonly disabled?: boolean;
  readonly loading?: boolean;
  /** A format in words; its extension where they are left out. */
  readonly nameOf?: (format: Format) => string;
  readonly onFormat: (format: Format) => void;
}

/** A button that writes a list as a file, in the format that is chosen. */
export function FormatMenu({ label, disabled = false, loading = false, nameOf, onFormat }: FormatMenuProps) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          disabled={disabled}
          loading={loading}
          leftSection={<IconDownload size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {exportFormats.map((format) => (
          <Menu.Item key={format} onClick={() => onFormat(format)}>
            {nameOf ? nameOf(format) : `.${format}`}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
