/** Builds an element. Properties are attributes; text is always text, never markup. */
export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for SVG. */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    // A style attribute in markup is against the page's rules; through the object model it is not.
    if (name === 'style') element.style.cssText = value;
    else if (value !== undefined && value !== null && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter(child => child !== undefined && child !== null && child !== false && child !== ''));
  return element;
}

/** Makes an element like another one by touching only what differs, so that focus, scroll and selection stay. */
export function morph(from, to) {
  if (from.nodeType === Node.TEXT_NODE) {
    if (from.data !== to.data) from.data = to.data;
    return;
  }
  for (const { name } of [...from.attributes]) {
    if (!to.hasAttribute(name) && !kept(from, name)) from.removeAttribute(name);
  }
  for (const { name, value } of to.attributes) {
    if (from.getAttribute(name) === value || kept(from, name)) continue;
    if (name === 'style') from.style.cssText = value;
    else from.setAttribute(name, value);
  }
  patch(from, [...to.childNodes]);
}

/** What the reader has opened stays open. */
function kept(element, name) {
  return name === 'open' && element.tagName === 'DETAILS';
}

/** Makes the children of a parent like the nodes given. Nodes with a data-key are moved, not made anew. */
export function patch(parent, nodes) {
  const keyed = new Map();
  for (const child of parent.children) {
    if (child.dataset.key) keyed.set(child.dataset.key, child);
  }
  let at = parent.firstChild;
  for (const node of nodes) {
    const key = node.dataset?.key;
    const match = key ? keyed.get(key) : fits(at, node) ? at : null;
    if (!match) {
      parent.insertBefore(node, at);
      continue;
    }
    if (match === at) at = at.nextSibling;
    else move(parent, match, at);
    if (match !== node) morph(match, node);
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

function fits(at, node) {
  return at && at.nodeType === node.nodeType && at.nodeName === node.nodeName && !at.dataset?.key;
}

/** moveBefore keeps the focus where browsers know it. */
export function move(parent, child, before) {
  if (parent.moveBefore) parent.moveBefore(child, before);
  else parent.insertBefore(child, before);
}

export const $ = id => document.getElementById(id);
