package org.signalbox.registers.nf.subscription;

import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Changes of which attributes are notified ({@code NotifCondition}, TS 29.510 §6.1.6.2.23).
 *
 * @param only JSON pointers or names of attributes that count; empty means all
 * @param never those that do not
 */
public record MonitoredAttributes(Set<String> only, Set<String> never) {

  /** Every attribute counts. */
  public static final MonitoredAttributes ALL = new MonitoredAttributes(Set.of(), Set.of());

  public MonitoredAttributes {
    only = Set.copyOf(only);
    never = Set.copyOf(never);
  }

  /** Reads a value of legal shape. */
  static MonitoredAttributes of(JsonNode node) {
    return new MonitoredAttributes(
        Set.copyOf(texts(node.path("monitoredAttributes")).toList()),
        Set.copyOf(texts(node.path("unmonitoredAttributes")).toList()));
  }

  private static Stream<String> texts(JsonNode items) {
    return items.valueStream().map(item -> item.asString("")).distinct();
  }

  /** Whether a change at a JSON pointer counts. */
  public boolean count(String pointer) {
    boolean wanted = only.isEmpty() || only.stream().anyMatch(one -> covers(one, pointer));
    return wanted && never.stream().noneMatch(one -> covers(one, pointer));
  }

  /** Whether a change of the load alone counts: for those alone that name it. */
  public boolean hearOfLoad() {
    return !only.isEmpty() && (count("/load") || count("/loadTimeStamp"));
  }

  private static boolean covers(String attribute, String pointer) {
    String place = attribute.startsWith("/") ? attribute : "/" + attribute;
    return pointer.equals(place) || pointer.startsWith(place + "/");
  }
}
