import { expect } from '@playwright/test'
import { takeScreens } from './takingScreens'

takeScreens(
  'a phone',
  async ({ page, gallery, shot }) => {
    await shot('phone-gallery')
    await gallery.startTemplate('Social media')
    await expect(page.getByRole('button', { name: 'Stop all' })).toContainText('8/8', { timeout: 60_000 })
    await shot('phone')
  },
  { width: 390, height: 844 },
)
