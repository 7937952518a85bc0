package org.signalbox.ocs.message;

import java.util.List;
import java.util.Optional;

/**
 * How a request names who is charged.
 *
 * @param ids Subscription-Ids: those of the command first, then those inside Service-Information
 *     that are not among them; at most {@value #IDS_MAX}
 * @param userName User-Name
 * @param equipment User-Equipment-Info
 */
public record Subscriber(
    List<SubscriptionId> ids, Optional<String> userName, Optional<UserEquipment> equipment) {

  /** Most Subscription-Ids that are read; there are five types. */
  public static final int IDS_MAX = 16;

  public Subscriber {
    ids = List.copyOf(ids);
  }

  /** The first name of a type. */
  public Optional<String> id(SubscriptionIdType type) {
    for (SubscriptionId id : ids) {
      if (id.type() == type) {
        return Optional.of(id.data());
      }
    }
    return Optional.empty();
  }

  /** How many names there are, not which. */
  @Override
  public String toString() {
    return "Subscriber[" + ids.size() + " ids]";
  }
}
