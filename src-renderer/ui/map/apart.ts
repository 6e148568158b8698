/** Where a label would stand, in pixels of one zoom. */
export interface LabelPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Two names nearer than this read as one; pixels. */
const GAP = 4;

function collide(one: LabelPlace, other: LabelPlace): boolean {
  return (
    one.left < other.left + other.width + GAP &&
    other.left < one.left + one.width + GAP &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height
  );
}

/** Which of the labels can be read beside each other: each that lies over none of those before it. */
export function labelsApart(labels: readonly LabelPlace[]): boolean[] {
  const kept: LabelPlace[] = [];
  return labels.map((label) => {
    const isFree = !kept.some((other) => collide(label, other));
    if (isFree) kept.push(label);
    return isFree;
  });
}
