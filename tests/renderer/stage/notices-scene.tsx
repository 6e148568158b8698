import { showNotice, showProblem } from '../../../src-renderer/ui/notices';
import '../../../src-renderer/features/client-box/box.css';

/** Five notices at once, over a box whose last button is at its very bottom. */
export function NoticesScene() {
  function tellAll(): void {
    showProblem('Problema 1');
    for (const number of [2, 3, 4, 5]) showNotice({ message: `Aviso ${number}` });
  }
  return (
    <div className="box-panel" style={{ height: '100vh', width: 440, marginInline: 'auto' }}>
      <button type="button" onClick={tellAll}>
        Cinco avisos
      </button>
      <div style={{ height: '120vh' }} />
      <button type="button">Abajo de todo</button>
    </div>
  );
}
