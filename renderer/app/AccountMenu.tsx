import { Menu, Text } from '@mantine/core'
import { spotlight } from '@mantine/spotlight'
import { IconKeyboard, IconLogout, IconSearch, IconUserCircle } from '@tabler/icons-react'
import { Keys } from '../components/Keys.tsx'
import { useTheme } from './colour-scheme.ts'
import classes from './Frame.module.css'
import { useSeat, useSignOut } from './session.ts'
import { openSheet } from './shortcuts/ShortcutSheet.tsx'

/** Who is signed in, the theme, the sheet of keys, and the way out. */
export function AccountMenu() {
  const { account } = useSeat()
  const { choice, choose } = useTheme()
  const signOut = useSignOut()
  return (
    <Menu position="right-end" width={250}>
      <Menu.Target>
        <button type="button" className={classes.mark} aria-label={`Account of ${account.name}`}>
          <IconUserCircle size={22} stroke={1.5} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600} c="var(--desk-text)" truncate>
            {account.name}
          </Text>
          {account.role}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>Theme</Menu.Label>
        <Menu.RadioGroup value={choice} onChange={value => choose(value as typeof choice)}>
          <Menu.RadioItem value="system">As the system</Menu.RadioItem>
          <Menu.RadioItem value="light">Light</Menu.RadioItem>
          <Menu.RadioItem value="dark">Dark</Menu.RadioItem>
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconSearch size={16} />} rightSection={<Keys keys="mod+k" />} onClick={spotlight.open}>
          Find an action
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} />} rightSection={<Keys keys="?" />} onClick={openSheet}>
          Keys
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => signOut.mutate(undefined)}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
