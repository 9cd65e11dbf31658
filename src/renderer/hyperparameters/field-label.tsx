interface FieldLabelProps {
  /** Id of the field. */
  id: string;
  label: string;
  /** The beginning of the label, shown instead of it where there is no room for the whole. */
  shortLabel?: string;
  hint: string;
}

export function FieldLabel({ id, label, shortLabel = label, hint }: FieldLabelProps) {
  return (
    <label for={id} title={hint}>
      {shortLabel}
      {shortLabel !== label && <span class="visually-hidden">{label.slice(shortLabel.length)}</span>}
    </label>
  );
}
