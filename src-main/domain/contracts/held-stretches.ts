/** Keys from one to another, both included, as they sort: the addresses of a network. One key is a stretch of itself. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
  readonly row: number;
}

/** So many stretches are shifted at most when one more is taken. */
const LONGEST_PIECE = 512;

/** The last of some sorted things that begins at or before `at`; -1 where none does. */
function lastUpTo<One>(sorted: readonly One[], at: string, fromOf: (one: One) => string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = sorted[middle];
    if (one !== undefined && fromOf(one) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const fromOfStretch = ({ from }: Stretch) => from;
const fromOfPiece = ([first]: readonly Stretch[]) => first?.from ?? '';

/**
 * The keys that the rows of a list have so far, none of which is another's: whoever asks for any of them is told whose it is.
 * A row is told by its number. Sorted in pieces, since they come one by one, a hundred thousand of them.
 */
export class HeldStretches {
  private readonly pieces: Stretch[][] = [[]];

  /** The row that has any key of this stretch. */
  holder(from: string, to: string): number | undefined {
    const piece = this.pieces[Math.max(lastUpTo(this.pieces, to, fromOfPiece), 0)] ?? [];
    const last = piece[lastUpTo(piece, to, fromOfStretch)];
    return last && last.to >= from ? last.row : undefined;
  }

  take(stretch: Stretch): void {
    const at = Math.max(lastUpTo(this.pieces, stretch.from, fromOfPiece), 0);
    const piece = this.pieces[at] ?? [];
    piece.splice(lastUpTo(piece, stretch.from, fromOfStretch) + 1, 0, stretch);
    if (piece.length > LONGEST_PIECE) this.pieces.splice(at + 1, 0, piece.splice(piece.length >> 1));
  }
}
