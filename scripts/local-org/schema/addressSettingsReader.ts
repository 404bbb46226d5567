import { UnsupportedError } from '../runtime/unsupported.ts';
import type { AddressPicklists, StateValue } from './model.ts';
import { ElementReader, readXml } from './xmlDocument.ts';

/**
 * Reads `settings/Address.settings-meta.xml`: an org that has it uses state and country picklists with these values (Metadata
 * API Developer Guide, "AddressSettings").
 */
export function readAddressSettings(file: string): AddressPicklists {
  const reader: ElementReader = new ElementReader(file, readXml(file, 'AddressSettings'));
  const list = reader.one('countriesAndStates');
  if (!list) reader.fail('<AddressSettings> needs <countriesAndStates>');
  const countries: ElementReader = reader.reader(list);
  const result = countries.all('countries').map((element) => {
    const country: ElementReader = countries.reader(element);
    if (country.boolean('orgDefault', false))
      throw new UnsupportedError(`a default country of the org (${file}:${element.line})`);
    const states = country.all('states').map((e) => {
      const state: ElementReader = country.reader(e);
      const value = readValue(state);
      state.close(['standard', 'visible']);
      return value;
    });
    const value = { ...readValue(country), states: states.filter((s) => s.isActive) };
    country.close(['standard', 'visible']);
    return value;
  });
  countries.close();
  reader.close();
  return { countries: result.filter((c) => c.isActive) };
}

function readValue(reader: ElementReader): StateValue {
  return {
    code: reader.required('isoCode'),
    label: reader.required('label'),
    integrationValue: reader.required('integrationValue'),
    isActive: reader.boolean('active', false),
  };
}
