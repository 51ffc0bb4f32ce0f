import '@fontsource-variable/inter/wght.css'
import '@mantine/core/styles.css'
import './ui/monoFont.css'
import './ui/theme.css'
import './ui/people.css'
import { MantineProvider } from '@mantine/core'
import { createRoot } from 'react-dom/client'
import { App } from './App'
import { EmbeddedApp } from './EmbeddedApp'
import { connectServer } from './panels/server'
import { settingColorSchemes } from './panels/settings/colorSchemes'
import { showOnPage } from './panels/settings/showOnPage'
import { Guarded } from './ui/Guarded'
import { mantineTheme } from './ui/mantineTheme'
import { EMBED_PATH } from './ui/navigation'
import { connectWire } from './wire'

showOnPage(document.documentElement)
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

// No style elements: the content security policy allows style sheets of our own origin only.
createRoot(root).render(
  <MantineProvider
    theme={mantineTheme}
    colorSchemeManager={settingColorSchemes()}
    defaultColorScheme="auto"
    withCssVariables={false}
    withGlobalClasses={false}
  >
    <Guarded name="This page">
      {location.pathname === EMBED_PATH ? <EmbeddedApp /> : <App server={connectServer(connectWire())} />}
    </Guarded>
  </MantineProvider>,
)
