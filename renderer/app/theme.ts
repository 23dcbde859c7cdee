import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'
import { CATEGORIES, type Category } from '../../contract/category.ts'
import { CATEGORY_HUES, MONO_FONT, SCALES, STATES, SURFACES, SYSTEM_FONT } from './palette.ts'

const rem = (px: number): string => `${px / 16}rem`
const tuple = (scale: readonly string[]): MantineColorsTuple => scale as unknown as MantineColorsTuple

/** The desk's look: dense, 13 px body, 12 px tables, 11 px for units alone. Sizes are in rem so that text can grow. */
export const theme = createTheme({
  fontFamily: SYSTEM_FONT,
  fontFamilyMonospace: MONO_FONT,
  headings: {
    fontFamily: SYSTEM_FONT,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: rem(18), lineHeight: '1.3' },
      h2: { fontSize: rem(15), lineHeight: '1.35' },
      h3: { fontSize: rem(13), lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: rem(12), sm: rem(13), md: rem(13), lg: rem(15), xl: rem(18) },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.4', xl: '1.35' },
  spacing: { xs: rem(6), sm: rem(10), md: rem(14), lg: rem(20), xl: rem(28) },
  radius: { xs: rem(2), sm: rem(4), md: rem(6), lg: rem(8), xl: rem(12) },
  defaultRadius: 'sm',
  colors: {
    gray: tuple(SCALES.gray),
    dark: tuple(SCALES.dark),
    accent: tuple(SCALES.accent),
    red: tuple(SCALES.red),
    green: tuple(SCALES.green),
    orange: tuple(SCALES.orange),
  },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 6 },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'md' } },
    Button: { defaultProps: { size: 'xs' } },
    // Rows of boxes keep 24 px between their middles, so that each can be hit (WCAG 2.5.8).
    Checkbox: { defaultProps: { size: 'xs' }, styles: { body: { minHeight: rem(24), alignItems: 'center' } } },
    Menu: { defaultProps: { shadow: 'md', withinPortal: true, transitionProps: { duration: 80 } } },
    Modal: { defaultProps: { centered: true, transitionProps: { duration: 100 }, overlayProps: { opacity: 0.5 } } },
    NativeSelect: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    PasswordInput: {
      defaultProps: { size: 'sm', visibilityToggleButtonProps: { 'aria-label': 'Show or hide what is typed' } },
    },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs', allowDeselect: false } },
    Switch: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: false, transitionProps: { duration: 80 } } },
  },
})

const kebab = (name: string): string => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

/** The CSS variable that holds a category's hue in the theme of the moment. */
export function categoryVariable(category: Category): string {
  return `--desk-category-${category.toLowerCase().replaceAll('_', '-')}`
}

/** All of `--desk-*`, and the few library colours whose contrast would be too low. */
export const cssVariables: CSSVariablesResolver = () => {
  const scheme = (name: 'light' | 'dark'): Record<string, string> => {
    const surfaces = SURFACES[name]
    const values: Record<string, string> = {
      '--mantine-color-body': surfaces.surface,
      '--mantine-color-text': surfaces.text,
      '--mantine-color-dimmed': surfaces.dim,
      '--mantine-color-placeholder': surfaces.dim,
      '--mantine-color-anchor': surfaces.accent,
      '--mantine-color-error': STATES.overdue[name],
      '--mantine-color-default-border': surfaces.strong,
      '--mantine-color-gray-light-color': surfaces.text,
      '--mantine-color-red-light-color': STATES.overdue[name],
      '--mantine-color-red-outline': STATES.overdue[name],
      '--mantine-color-accent-light-color': surfaces.accent,
    }
    for (const [key, value] of Object.entries(surfaces)) values[`--desk-${kebab(key)}`] = value
    for (const [key, hue] of Object.entries(STATES)) values[`--desk-state-${key}`] = hue[name]
    for (const category of CATEGORIES) values[categoryVariable(category)] = CATEGORY_HUES[category][name]
    return values
  }
  return {
    variables: {
      '--desk-rail': rem(56),
      '--desk-status': rem(28),
      '--desk-row': rem(36),
      '--desk-header': rem(44),
      '--desk-font-units': rem(11),
      '--desk-font-table': rem(12),
    },
    light: scheme('light'),
    dark: scheme('dark'),
  }
}
