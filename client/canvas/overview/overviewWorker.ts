import type { OverviewNews } from './overviewNews'
import { createOverviewPainter } from './overviewPainter'

const painter = createOverviewPainter(new OffscreenCanvas(1, 1), (painted) =>
  postMessage(painted, { transfer: [painted.picture] }),
)

addEventListener('message', ({ data }: MessageEvent<OverviewNews>) => painter.tell(data))
