package org.signalbox.profiles;

import java.math.BigDecimal;
import java.util.List;

/**
 * Changes to the fields of an event.
 *
 * @param key its name
 * @param contexts where it may be used; {@code *any} for everywhere
 * @param filterIds names of filters or inline filters; all must pass
 * @param interval when it is in force
 * @param attributes applied in order
 * @param blocker whether profiles of lower weight are left out
 * @param weight the higher goes first
 */
public record AttributeProfile(
    ProfileKey key,
    List<String> contexts,
    List<String> filterIds,
    ActivationInterval interval,
    List<Attribute> attributes,
    boolean blocker,
    BigDecimal weight) {

  public AttributeProfile {
    contexts = List.copyOf(contexts);
    filterIds = List.copyOf(filterIds);
    attributes = List.copyOf(attributes);
  }

  /**
   * One change.
   *
   * @param filterIds must pass for this change alone
   * @param path the field changed, such as {@code *req.Subject}
   * @param type such as {@code *constant}; empty means {@code *variable}
   * @param value the operator's expression
   */
  public record Attribute(List<String> filterIds, String path, String type, String value) {

    public Attribute {
      filterIds = List.copyOf(filterIds);
    }
  }
}
