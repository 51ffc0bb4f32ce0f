import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/jetbrains-mono/wght.css'
import '@mantine/core/styles.css'
import './ui/theme.css'
import { MantineProvider } from '@mantine/core'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App'
import { connectServer } from './panels/server'
import { mantineTheme } from './ui/mantineTheme'
import { connectWire } from './wire'

const server = connectServer(connectWire())
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

// No style elements: the content security policy allows style sheets of our own origin only.
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={mantineTheme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <App server={server} />
    </MantineProvider>
  </StrictMode>,
)
