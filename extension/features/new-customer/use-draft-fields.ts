import type { KeptDraft } from '../../ui/use-kept-draft.ts';
import type { CustomerDraft, CustomerField } from './customer-draft.ts';

/** Changing a field: what a person typed is no suggestion any more, and what they confirm stays without its mark. */
export function useDraftFields(kept: KeptDraft<CustomerDraft>) {
  const { draft } = kept;
  const confirmed = (field: CustomerField) => draft.to_verify.filter((name) => name !== field);
  return {
    onField: (field: CustomerField, value: string) =>
      kept.change({
        fields: { ...draft.fields, [field]: value },
        to_verify: confirmed(field),
      }),
    onConfirm: (field: CustomerField) => kept.change({ to_verify: confirmed(field) }),
  };
}
