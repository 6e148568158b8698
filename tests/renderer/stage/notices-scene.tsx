import { showNotice, showProblem } from '../../../src-renderer/ui/notices';
import { BoxScene } from './box-scene';
import '../../../src-renderer/features/client-box/box.css';

/** What is told at once by each button: a problem, or that something is done. */
const TOLD = {
  'Cinco avisos': ['problem', 'done', 'done', 'done', 'done'],
  'Tres problemas y dos avisos': ['problem', 'problem', 'problem', 'done', 'done'],
  'Un cuarto problema': ['problem', 'problem', 'problem', 'done', 'problem'],
} as const;

/** Of two lines, as problems are. */
const LONG = 'no se pudo guardar lo que se cambió del contrato, porque otra ventana lo cambió mientras tanto.';

function tell(kinds: readonly ('problem' | 'done')[]): void {
  for (const [at, kind] of kinds.entries())
    if (kind === 'problem') showProblem(`Problema ${at + 1}: ${LONG}`);
    else showNotice({ message: `Aviso ${at + 1}`, undo: { label: 'Deshacer', run: () => undefined } });
}

/** The list with its box, and as many notices as there may be. */
export function NoticesByBoxScene() {
  return (
    <>
      <button type="button" onClick={() => tell(TOLD['Tres problemas y dos avisos'])}>
        Avisar
      </button>
      <BoxScene />
    </>
  );
}

/** Notices over a box whose last button is at its very bottom. */
export function NoticesScene() {
  return (
    <div className="box-panel" style={{ height: '100vh', width: 440, marginInline: 'auto' }}>
      {Object.entries(TOLD).map(([name, kinds]) => (
        <button key={name} type="button" onClick={() => tell(kinds)}>
          {name}
        </button>
      ))}
      <button
        type="button"
        onClick={() => {
          for (const message of ['Se guardó.', 'Otra cosa.', 'Se guardó.', 'Se guardó.']) showNotice({ message });
        }}
      >
        Lo mismo tres veces
      </button>
      {[false, true].map((replaces) => (
        <button
          key={String(replaces)}
          type="button"
          onClick={() => {
            const undo = { label: 'Deshacer', run: () => undefined };
            for (let at = 0; at < 2; at += 1) showNotice({ message: 'Se canceló.', undo, replaces });
          }}
        >
          {replaces ? 'Dos veces lo mismo' : 'Dos cosas'}
        </button>
      ))}
      <input aria-label="Un campo" />
      <div style={{ height: '120vh' }} />
      <button type="button">Abajo de todo</button>
    </div>
  );
}
