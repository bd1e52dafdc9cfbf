// As much of a document as drawing needs: elements with attributes and children. For tests without a browser.

export class FakeElement {
  readonly attributes = new Map<string, string>();
  children: FakeElement[] = [];
  textContent = '';
  parent: FakeElement | undefined;

  constructor(readonly localName: string) {}

  /** Nothing happens to it. */
  addEventListener(): void {}
  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }
  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
  }
  append(...added: readonly (FakeElement | string)[]): void {
    for (const child of added) {
      if (typeof child === 'string') {
        this.textContent += child;
        continue;
      }
      child.remove();
      child.parent = this;
      this.children.push(child);
    }
  }
  replaceChildren(...added: readonly FakeElement[]): void {
    for (const child of this.children) child.parent = undefined;
    this.children = [];
    this.append(...added);
  }
  remove(): void {
    if (this.parent) this.parent.children = this.parent.children.filter((child) => child !== this);
    this.parent = undefined;
  }
  /** All elements below that have this attribute, in order. */
  all(attribute: string, value?: string): readonly FakeElement[] {
    return this.children.flatMap((child) => {
      const found = child.getAttribute(attribute);
      const isMeant = found !== null && (value === undefined || found === value);
      return [...(isMeant ? [child] : []), ...child.all(attribute, value)];
    });
  }
}

/** Puts the fake in place; answers what takes it away again. */
export function fakeDocument(): () => void {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'document');
  const fake = { createElementNS: (_: string, name: string) => new FakeElement(name) };
  Object.defineProperty(globalThis, 'document', { value: fake, configurable: true });
  return () => {
    if (before) Object.defineProperty(globalThis, 'document', before);
    else Reflect.deleteProperty(globalThis, 'document');
  };
}
