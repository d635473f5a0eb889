import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorSchemeManager,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from '@mantine/core';

/** The one accent. Shade 7 carries white text at 5.5:1, in both themes. */
const teal: MantineColorsTuple = [
  '#f0fdfa',
  '#ccfbf1',
  '#99f6e4',
  '#5eead4',
  '#2dd4bf',
  '#14b8a6',
  '#0d9488',
  '#0f766e',
  '#115e59',
  '#134e4a',
];

/** Mantine's neutrals of the dark theme, in the tint of ours: 0 text, 2 dimmed, 4 borders, 6 fields, 7 surface. */
const dark: MantineColorsTuple = [
  '#e4eaea',
  '#b9c4c4',
  '#9caaaa',
  '#6c7a7b',
  '#465152',
  '#384344',
  '#1d2324',
  '#15191a',
  '#111415',
  '#0c0f0f',
];

const fontFamily =
  'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

/** `compact` beside the mail, `roomy` on a page of our own. */
export type Density = 'compact' | 'roomy';

const sizes = {
  compact: { small: '12px', body: '13px', large: '15px', line: '20px' },
  roomy: { small: '13px', body: '14px', large: '18px', line: '22px' },
} as const;

/** Three sizes, two weights (400 and 600), a grid of 8. */
export function appTheme(density: Density): MantineThemeOverride {
  const { small, body, large, line } = sizes[density];
  return createTheme({
    colors: { teal, dark },
    primaryColor: 'teal',
    primaryShade: 7,
    fontFamily,
    fontFamilyMonospace: 'ui-monospace, "SF Mono", Consolas, monospace',
    fontSizes: { xs: small, sm: body, md: body, lg: large, xl: large },
    lineHeights: { xs: line, sm: line, md: line, lg: line, xl: line },
    spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
    radius: { xs: '4px', sm: '6px', md: '8px', lg: '8px', xl: '8px' },
    defaultRadius: 'sm',
    cursorType: 'pointer',
    respectReducedMotion: true,
    other: { large, small },
    components: {
      Button: { defaultProps: { size: 'sm' } },
      Tooltip: {
        defaultProps: {
          openDelay: 300,
          // Beside what it is about: at the end of the page it would stand outside every landmark.
          withinPortal: false,
          multiline: true,
          maw: 280,
          events: { hover: true, focus: true, touch: true },
          transitionProps: { duration: 100 },
        },
      },
      Menu: { defaultProps: { transitionProps: { duration: 100 }, shadow: 'md' } },
    },
  });
}

/**
 * Colours by meaning, so that no feature names a colour. Every text colour has at least 4.5:1 on `--surface` and
 * `--raised` in its theme. Red is for overdue and destructive only, amber for attention, green for done.
 */
export const cssVariables: CSSVariablesResolver = (theme) => ({
  variables: {
    '--size-small': String(theme.other.small),
    '--size-large': String(theme.other.large),
    '--motion': '120ms',
  },
  light: {
    '--surface': '#ffffff',
    '--raised': '#f5f7f7',
    '--pressed': '#e9eded',
    '--line': '#dfe4e4',
    '--text': '#1b2424',
    '--dim': '#5a6767',
    '--accent': '#0f766e',
    '--accent-soft': '#e3f4f1',
    '--danger': '#b42318',
    '--danger-soft': '#fdecea',
    '--attention': '#8a5300',
    '--attention-soft': '#fdf3e0',
    '--done': '#176b45',
    '--done-soft': '#e5f5ec',
    '--focus': '#0f766e',
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#1b2424',
    '--mantine-color-dimmed': '#5a6767',
    '--mantine-color-placeholder': '#667373',
    '--mantine-color-default-border': '#c9d1d1',
    '--mantine-color-error': '#b42318',
    '--mantine-color-anchor': '#0f766e',
    '--mantine-primary-color-light': '#e3f4f1',
    '--mantine-primary-color-light-hover': '#d3ece7',
    '--mantine-primary-color-light-color': '#0f766e',
  },
  dark: {
    '--surface': '#15191a',
    '--raised': '#1d2324',
    '--pressed': '#293132',
    '--line': '#2d3536',
    '--text': '#e4eaea',
    '--dim': '#9caaaa',
    '--accent': '#5fcfc1',
    '--accent-soft': '#163533',
    '--danger': '#ff9086',
    '--danger-soft': '#3b1d1b',
    '--attention': '#ebba62',
    '--attention-soft': '#352a14',
    '--done': '#76d3a3',
    '--done-soft': '#16322a',
    '--focus': '#5fcfc1',
    '--mantine-color-body': '#15191a',
    '--mantine-color-text': '#e4eaea',
    '--mantine-color-dimmed': '#9caaaa',
    '--mantine-color-placeholder': '#8b9999',
    '--mantine-color-default': '#1d2324',
    '--mantine-color-default-hover': '#293132',
    '--mantine-color-default-border': '#465152',
    '--mantine-color-error': '#ff9086',
    '--mantine-color-anchor': '#5fcfc1',
    '--mantine-primary-color-light': '#163533',
    '--mantine-primary-color-light-hover': '#1c4340',
    '--mantine-primary-color-light-color': '#5fcfc1',
  },
});

/** The scheme follows the system. Nothing is stored: with third-party cookies blocked the sidebar has no storage. */
export const systemColourScheme: MantineColorSchemeManager = {
  get: (fallback) => fallback,
  set() {},
  subscribe() {},
  unsubscribe() {},
  clear() {},
};
