import { basename, dirname } from 'node:path';
import type { Finding } from '../check.ts';
import { findFiles, readProjectFile } from '../project.ts';
import { isElement, parseXml, textOf, type XmlElement } from './xmlElement.ts';

/** A metadata file that could be read. */
export interface MetadataFile {
  readonly file: string;
  /** Name of the component, e.g. `ImpartnerAdmin`. */
  readonly name: string;
  /** What stands before `-meta.xml`, e.g. `permissionset`. */
  readonly kind: string;
  readonly root: XmlElement;
}

/** A custom field with its object. */
export interface FieldFile extends MetadataFile {
  readonly object: string;
}

/** All metadata under some folders. */
export interface ProjectMetadata {
  readonly files: readonly MetadataFile[];
  readonly fields: readonly FieldFile[];
  /** Apex source files, with or without metadata. */
  readonly sources: readonly string[];
  /** Files that are no XML. */
  readonly faults: readonly Finding[];
}

/** Reads every `-meta.xml` under the folders. */
export function readProjectMetadata(folders: readonly string[]): ProjectMetadata {
  const paths = findFiles(...folders.map((folder) => `${folder}/**/*-meta.xml`));
  const files: MetadataFile[] = [];
  const faults: Finding[] = [];
  for (const file of paths) {
    const parsed = parseXml(readProjectFile(file));
    const [, name = '', kind = ''] = /^(.*)\.([a-zA-Z]+)-meta\.xml$/.exec(basename(file)) ?? [];
    if (isElement(parsed)) files.push({ file, name, kind, root: parsed });
    else
      faults.push({
        file,
        line: parsed.line,
        column: parsed.column,
        message: `not XML: ${parsed.message}`,
        remedy: 'Correct the syntax.',
      });
  }
  const fields = ofKind(files, 'field').map((field) => ({ ...field, object: basename(dirname(dirname(field.file))) }));
  return { files, fields, faults, sources: findFiles(...folders.map((folder) => `${folder}/**/*.{cls,trigger}`)) };
}

/** Files of one kind. */
export function ofKind(files: readonly MetadataFile[], kind: string): MetadataFile[] {
  return files.filter((file) => file.kind === kind);
}

/** `Account.ImpartnerId__c`, in lower case. */
export function fieldKey({ object, name }: FieldFile): string {
  return `${object}.${name}`.toLowerCase();
}

/** Metadata type of a field, e.g. `Lookup`; undefined for a standard field that is only re-described. */
export function fieldType(field: FieldFile): string | undefined {
  return textOf(field.root, 'type');
}
