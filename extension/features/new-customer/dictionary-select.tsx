import { Select } from '@mantine/core';
import '@mantine/core/styles/ScrollArea.css';
import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/CloseButton.css';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/Combobox.css';
import { useStrings } from '../../ui/use-strings.ts';
import { newCustomerStrings } from './strings.ts';
import { type DictionaryOption, findOptions } from './use-dictionaries.ts';

interface DictionarySelectProps {
  readonly label: string;
  readonly options: readonly DictionaryOption[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | null;
  readonly required: boolean;
}

/** One entry out of hundreds, found by typing in either language or by code. */
export function DictionarySelect(props: DictionarySelectProps) {
  const { options, value } = props;
  const t = useStrings(newCustomerStrings);
  const words = new Map(options.map((option) => [option.value, option]));
  return (
    <Select
      label={props.label}
      data={options.map((option) => ({ value: option.value, label: option.label }))}
      value={value === '' ? null : value}
      onChange={(chosen) => props.onChange(chosen ?? '')}
      error={props.error}
      required={props.required}
      withAsterisk={false}
      searchable
      selectFirstOptionOnChange
      placeholder={t('search')}
      nothingFoundMessage={t('nothing_found')}
      maxDropdownHeight={220}
      limit={50}
      // Inside the form: a list at the end of the page would stand outside every landmark.
      comboboxProps={{ withinPortal: false, transitionProps: { duration: 0 } }}
      filter={({ options: items, search, limit }) => {
        // The chosen one's own label is no search: opening the list then shows all.
        const own = words.get(value)?.label === search;
        const found = findOptions(options, own ? '' : search, limit);
        const order = new Map(found.map((option, index) => [option.value, index]));
        return items
          .filter((item) => 'value' in item && order.has(String(item.value)))
          .toSorted(
            (one, other) =>
              ('value' in one ? (order.get(String(one.value)) ?? 0) : 0) -
              ('value' in other ? (order.get(String(other.value)) ?? 0) : 0),
          );
      }}
    />
  );
}
