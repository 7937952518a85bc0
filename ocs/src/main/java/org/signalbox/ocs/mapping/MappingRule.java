package org.signalbox.ocs.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.ocs.policy.GrantPolicy;

/**
 * What a kind of service is made into. Immutable; any thread.
 *
 * @param name for other rules that are like it
 * @param conditions all have to hold
 * @param parties who is charged for reaching what
 * @param units what it is counted in
 * @param tor the type of record; empty for the one that the unit has
 * @param requestType how it is paid
 * @param policy how it is granted
 * @param isFree whether it is never refused and never charged
 * @param refusal the result code of what is not served; empty for what is
 * @param fields further fields of the event, by name
 */
record MappingRule(
    String name,
    List<FieldCondition> conditions,
    PartyRule parties,
    UnitRule units,
    String tor,
    String requestType,
    GrantPolicy policy,
    boolean isFree,
    Optional<Integer> refusal,
    Map<String, TextChoice> fields) {

  MappingRule {
    conditions = List.copyOf(conditions);
    fields = Map.copyOf(fields);
  }

  boolean holds(FieldView view) {
    for (FieldCondition condition : conditions) {
      if (!condition.holds(view)) {
        return false;
      }
    }
    return true;
  }
}
