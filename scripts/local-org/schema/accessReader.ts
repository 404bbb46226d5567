import { basename } from 'node:path';
import type { ExternalCredentialSchema, NamedCredentialSchema, PermissionSetSchema } from './model.ts';
import { ElementReader, readXml } from './xmlDocument.ts';

/** Reads a `.permissionset-meta.xml`. */
export function readPermissionSet(file: string): PermissionSetSchema {
  const reader: ElementReader = new ElementReader(file, readXml(file, 'PermissionSet'));
  const objects = new Map<
    string,
    { read: boolean; create: boolean; edit: boolean; delete: boolean; viewAll: boolean; modifyAll: boolean }
  >();
  for (const element of reader.all('objectPermissions')) {
    const r = reader.reader(element);
    objects.set(r.required('object').toLowerCase(), {
      read: r.boolean('allowRead', false),
      create: r.boolean('allowCreate', false),
      edit: r.boolean('allowEdit', false),
      delete: r.boolean('allowDelete', false),
      viewAll: r.boolean('viewAllRecords', false),
      modifyAll: r.boolean('modifyAllRecords', false),
    });
    r.close(['viewAllFields']);
  }
  const fields = new Map<string, { read: boolean; edit: boolean }>();
  for (const element of reader.all('fieldPermissions')) {
    const r = reader.reader(element);
    const edit = r.boolean('editable', false);
    fields.set(r.required('field').toLowerCase(), { read: r.boolean('readable', edit), edit });
    r.close();
  }
  const enabled = (list: string, name: string, flag: string): ReadonlySet<string> => {
    const names = new Set<string>();
    for (const element of reader.all(list)) {
      const r = reader.reader(element);
      if (r.boolean(flag, false)) names.add(r.required(name));
      r.close([name]);
    }
    return names;
  };
  const result = {
    name: basename(file).replace(/\.permissionset-meta\.xml$/, ''),
    label: reader.required('label'),
    objects,
    fields,
    classes: enabled('classAccesses', 'apexClass', 'enabled'),
    customPermissions: enabled('customPermissions', 'name', 'enabled'),
    userPermissions: enabled('userPermissions', 'name', 'enabled'),
  };
  reader.close([
    'description',
    'hasActivationRequired',
    'license',
    'applicationVisibilities',
    'customMetadataTypeAccesses',
    'customSettingAccesses',
    'externalCredentialPrincipalAccesses',
    'externalDataSourceAccesses',
    'flowAccesses',
    'pageAccesses',
    'recordTypeVisibilities',
    'tabSettings',
    'emailRoutingAddressAccesses',
    'agentAccesses',
  ]);
  return result;
}

/** Reads a `.namedCredential-meta.xml`, the old form with `<endpoint>` and the new one with parameters. */
export function readNamedCredential(file: string): NamedCredentialSchema {
  const reader: ElementReader = new ElementReader(file, readXml(file, 'NamedCredential'));
  const name = basename(file).replace(/\.namedCredential-meta\.xml$/, '');
  let url = reader.text('endpoint');
  let externalCredential: string | undefined;
  const headers: { name: string; value: string }[] = [];
  for (const element of reader.all('namedCredentialParameters')) {
    const r = reader.reader(element);
    const type = r.required('parameterType');
    if (type === 'Url') url = r.required('parameterValue');
    else if (type === 'Authentication') externalCredential = r.required('externalCredential');
    else if (type === 'HttpHeader')
      headers.push({ name: r.required('parameterName'), value: r.required('parameterValue') });
    else if (
      ![
        'ClientCertificate',
        'OutboundNetworkConnection',
        'AllowedManagedPackageNamespaces',
        'PrivateConnectionName',
      ].includes(type)
    )
      r.fail(`unknown parameter type '${type}'`);
    r.close([
      'parameterName',
      'parameterValue',
      'externalCredential',
      'description',
      'sequenceNumber',
      'certificate',
      'outboundNetworkConnection',
      'globalNamedPrincipalCredential',
      'managedFeatureEnabledCallout',
      'readOnlyNamedCredential',
      'systemUserNamedCredential',
    ]);
  }
  const allowMergeFieldsInHeader = reader.boolean('allowMergeFieldsInHeader', false);
  const allowMergeFieldsInBody = reader.boolean('allowMergeFieldsInBody', false);
  if (url === undefined) reader.fail('a named credential needs a URL');
  reader.close([
    'label',
    'description',
    'namedCredentialType',
    'generateAuthorizationHeader',
    'calloutStatus',
    'principalType',
    'protocol',
    'username',
    'password',
    'allowedManagedPackageNamespaces',
    'outboundNetworkConnection',
  ]);
  return {
    name,
    url,
    ...(externalCredential === undefined ? {} : { externalCredential }),
    headers,
    allowMergeFieldsInHeader,
    allowMergeFieldsInBody,
    source: file,
  };
}

/** Reads an `.externalCredential-meta.xml`. */
export function readExternalCredential(file: string): ExternalCredentialSchema {
  const reader: ElementReader = new ElementReader(file, readXml(file, 'ExternalCredential'));
  const principals: string[] = [];
  const headers: { name: string; value: string }[] = [];
  for (const element of reader.all('externalCredentialParameters')) {
    const r = reader.reader(element);
    const type = r.required('parameterType');
    if (type === 'NamedPrincipal' || type === 'PerUserPrincipal')
      principals.push(r.text('parameterName') ?? r.text('parameterGroup') ?? '');
    if (type === 'AuthHeader' || type === 'HttpHeader')
      headers.push({ name: r.required('parameterName'), value: r.required('parameterValue') });
    r.close([
      'parameterGroup',
      'parameterName',
      'parameterValue',
      'sequenceNumber',
      'description',
      'authProvider',
      'certificate',
      'externalAuthIdentityProvider',
    ]);
  }
  const protocol = reader.required('authenticationProtocol');
  reader.close(['label', 'description', 'authenticationProtocolVariant']);
  return {
    name: basename(file).replace(/\.externalCredential-meta\.xml$/, ''),
    protocol,
    principals,
    headers,
    source: file,
  };
}
