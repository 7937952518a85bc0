package org.signalbox.ocs.mapping;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
    SortedMap<String, TextChoice> fields) {

  MappingRule {
    conditions = List.copyOf(conditions);
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  boolean holds(FieldView view) {
    for (int i = 0; i < conditions.size(); i++) {
      if (!conditions.get(i).holds(view)) {
        return false;
      }
    }
    return true;
  }
}
