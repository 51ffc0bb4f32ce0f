/** Above a topic: where the dots of messages come from whose writer is not drawn. */
export const Inlet = () => (
  <div className="sb-inlet" role="img" aria-label={SENTENCE} title={SENTENCE}>
    <span>not drawn</span>
    <i />
  </div>
)

const SENTENCE = 'Messages of somebody who is not drawn here come in: of another program, or produced by hand.'
