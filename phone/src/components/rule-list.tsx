export function RuleList({ rules }: { rules: readonly string[] }) {
  return (
    <ul class="rules">
      {rules.map((rule) => (
        <li key={rule}>{rule}</li>
      ))}
    </ul>
  );
}
