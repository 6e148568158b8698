import { Button, createTheme, type CSSVariablesResolver, InputWrapper, Modal, Tooltip } from '@mantine/core';

/** Mantine's own palette with the accent of the design: shade 6 in the light, 4 in the dark. */
export const theme = createTheme({
  fontFamily: '"Inter Variable", Inter, system-ui, sans-serif',
  primaryColor: 'brand',
  primaryShade: { light: 6, dark: 4 },
  autoContrast: true,
  colors: {
    // The greys of the dark: text, muted, faint, three lines and grounds. Mantine's own are brown beside the design's blue.
    dark: [
      '#e6e9ef',
      '#c9cfd9',
      '#a2abb9',
      '#8b94a3',
      '#3a414c',
      '#2a2f37',
      '#20242b',
      '#191c21',
      '#121418',
      '#0d0f12',
    ],
    brand: [
      '#eaefff',
      '#d3ddff',
      '#b9c8ff',
      '#9ab0ff',
      '#7b97ff',
      '#5676ea',
      '#3155cf',
      '#2a49b5',
      '#223b93',
      '#1b2f74',
    ],
  },
  fontSizes: { xs: '12px', sm: '13.5px', md: '14px', lg: '16px', xl: '20px' },
  defaultRadius: 8,
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm', fw: 500 },
      // White on the dark palette's accent is too faint.
      vars: (_theme, { variant = 'filled' }) => ({
        root: variant === 'filled' ? { '--button-color': 'var(--on-accent)' } : {},
      }),
    }),
    Modal: Modal.extend({ defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.4 } } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 350, withArrow: false } }),
    InputWrapper: InputWrapper.extend({
      // Where a form asks for everything nothing is marked; where it does not, what it needs says so in words.
      defaultProps: { inputWrapperOrder: ['label', 'input', 'error', 'description'], withAsterisk: false },
    }),
  },
});

const mapped = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--muted)',
  '--mantine-color-placeholder': 'var(--faint)',
  '--mantine-color-error': 'var(--red)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-anchor': 'var(--accent-text)',
};

/** Every colour that Mantine paints comes from tokens.css. */
export const resolveVariables: CSSVariablesResolver = () => ({ variables: {}, light: mapped, dark: mapped });
