import type { Finding } from '../check.ts';
import { fieldType, type FieldFile } from './projectMetadata.ts';
import { at } from './validateElement.ts';
import { childOf, childrenOf, textOf } from './xmlElement.ts';

const longestHelp = 510;
/** Names of fields that would hold a secret; secrets belong into an external credential. */
const secretName = /password|passphrase|secret|apikey|api_key|accesstoken|refreshtoken|privatekey|credential/i;

/** What a custom field must say, and that its lookup leads somewhere. */
export function checkField(field: FieldFile, objectExists: (name: string) => boolean): Finding[] {
  const { file, root, name } = field;
  const findings: Finding[] = [];
  if (fieldType(field) === undefined) return findings;
  for (const element of ['description', 'inlineHelpText']) {
    if (!textOf(root, element))
      findings.push(at(file, root, `the field has no ${element}`, 'Say what it holds, for admins and for users.'));
  }
  if ((textOf(root, 'inlineHelpText') ?? '').length > longestHelp) {
    findings.push(at(file, root, `inlineHelpText is longer than ${longestHelp} signs`, 'Shorten it.'));
  }
  for (const target of childrenOf(root, 'referenceTo')) {
    if (!objectExists(target.text.trim()))
      findings.push(at(file, target, `there is no object ${target.text.trim()}`, 'Correct the lookup.'));
  }
  if (textOf(root, 'fullName') !== name)
    findings.push(
      at(
        file,
        childOf(root, 'fullName') ?? root,
        `the file is called ${name}, the field is not`,
        'Give both one name.',
      ),
    );
  if (secretName.test(name) && fieldType(field) !== 'EncryptedText') {
    findings.push(
      at(
        file,
        root,
        `${name} is named after a secret`,
        'Keep secrets in an external credential, or call the field what it is.',
      ),
    );
  }
  return findings;
}
