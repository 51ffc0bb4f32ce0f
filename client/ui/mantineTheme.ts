import {
  ActionIcon,
  Button,
  Checkbox,
  Combobox,
  createTheme,
  Input,
  Menu,
  Modal,
  Textarea,
  Tooltip,
  type VariantColorsResolver,
} from '@mantine/core'

const outlined = { background: 'var(--surface)', hover: 'var(--hover)', border: '1px solid var(--line-strong)' }

/** Every button colour of the app; Mantine's palette knows neither our tokens nor dark text on a light accent. */
const variantColorResolver: VariantColorsResolver = ({ variant, color }) => {
  const bad = color === 'red'
  const accent = bad ? 'var(--bad)' : 'var(--accent)'
  switch (variant) {
    case 'filled':
      return {
        background: accent,
        hover: bad ? 'var(--bad-strong)' : 'var(--accent-strong)',
        color: 'var(--on-accent)',
        border: '1px solid transparent',
      }
    case 'light':
      return {
        background: bad ? 'var(--bad-soft)' : 'var(--accent-soft)',
        hover: 'var(--hover)',
        color: accent,
        border: '1px solid transparent',
      }
    case 'subtle':
      return {
        background: 'transparent',
        hover: 'var(--hover)',
        color: bad ? 'var(--bad)' : 'var(--muted)',
        border: '1px solid transparent',
      }
    default:
      return { ...outlined, color: bad ? 'var(--bad)' : 'var(--text)' }
  }
}

export const mantineTheme = createTheme({
  variantColorResolver,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: { variant: 'default' },
      vars: (_theme, { size }) => ({
        root: {
          '--button-height': size === 'md' ? '36px' : size === 'xs' ? '26px' : '30px',
          '--button-padding-x': size === 'xs' ? '9px' : '12px',
          '--button-fz': size === 'md' ? '13.5px' : size === 'xs' ? '12px' : '13px',
        },
      }),
      styles: { root: { fontWeight: 500 }, section: { marginInlineEnd: 6 } },
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', size: 30 } }),
    Input: Input.extend({
      vars: (_theme, { size }) => ({
        wrapper: {
          '--input-height': size === 'xs' ? '26px' : '32px',
          '--input-fz': size === 'xs' ? '12px' : '13px',
          '--input-padding-inline': '10px',
        },
      }),
    }),
    InputWrapper: Input.Wrapper.extend({
      styles: {
        label: { color: 'var(--muted)', fontSize: '11.5px', fontWeight: 450, marginBottom: 4 },
        description: { fontSize: '11.5px', color: 'var(--faint)' },
        error: { fontSize: '11.5px', lineHeight: 1.4 },
      },
    }),
    Checkbox: Checkbox.extend({ defaultProps: { iconColor: 'var(--on-accent)', size: 'xs' } }),
    Textarea: Textarea.extend({ styles: { input: { paddingBlock: 8, lineHeight: 1.55 } } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 400, withArrow: false },
      vars: () => ({ tooltip: { '--tooltip-bg': 'var(--text)', '--tooltip-color': 'var(--surface)' } }),
      styles: { tooltip: { fontSize: '12px', padding: '4px 8px', maxWidth: 320, whiteSpace: 'normal' } },
    }),
    Menu: Menu.extend({
      defaultProps: { shadow: 'md', radius: 'md', position: 'bottom-end' },
      styles: {
        dropdown: { maxWidth: 'calc(100vw - 16px)' },
        item: { fontSize: '13px', padding: '6px 10px' },
        label: { fontSize: '11.5px' },
      },
    }),
    Combobox: Combobox.extend({ defaultProps: { shadow: 'md' }, styles: { option: { fontSize: '13px' } } }),
    // Locking the page's scroll would inject a style element, which the content security policy refuses; the page does not scroll anyway.
    Modal: Modal.extend({
      defaultProps: {
        lockScroll: false,
        centered: false,
        radius: 12,
        yOffset: '10vh',
        closeButtonProps: { 'aria-label': 'Close' },
        overlayProps: { color: 'var(--scrim)', backgroundOpacity: 1 },
      },
      styles: { overlay: { background: 'var(--scrim)' }, title: { fontSize: '16px', fontWeight: 650 } },
    }),
  },
})
