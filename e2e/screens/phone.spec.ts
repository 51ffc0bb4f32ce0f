import { expect } from '@playwright/test'
import { boardPage } from '../pages/boardPage'
import { takeScreens } from './takingScreens'

takeScreens(
  'a phone',
  async ({ page, gallery, shot }) => {
    await shot('phone-gallery')
    await gallery.startTemplate('Social media')
    await expect(boardPage(page).runState('post-api')).toHaveText('running', { timeout: 60_000 })
    await shot('phone')
  },
  { width: 390, height: 844 },
)
