/** Shows a property as an attribute of the host; base components import it, their package leaves it out. */
export function reflectAttribute(component: HTMLElement, name: string, value: unknown): void {
  if (value === null || value === undefined || value === false) component.removeAttribute(name);
  else component.setAttribute(name, value === true ? '' : String(value));
}
