/** The nearest around a node that stands right in a place; null if the node has left it. */
function standsIn(place: Node, node: Node): Node | null {
  let around: Node | null = node;
  while (around && around.parentNode !== place) around = around.parentNode;
  return around;
}

/**
 * Browsers that translate, and extensions, wrap, move and take away what React made, which then fails where it would
 * change it. So what has been wrapped goes with its wrapping, what is gone already is gone, and what should stand before
 * something that has left stands at the end.
 */
export function allowForeignChanges(): void {
  const { removeChild, insertBefore } = Node.prototype;
  Node.prototype.removeChild = function removeWhatIsThere<Child extends Node>(this: Node, child: Child): Child {
    const found = standsIn(this, child);
    if (found) removeChild.call(this, found);
    return child;
  };
  Node.prototype.insertBefore = function insertNearby<Child extends Node>(
    this: Node,
    child: Child,
    before: Node | null,
  ): Child {
    insertBefore.call(this, child, before && standsIn(this, before));
    return child;
  };
}
