package org.signalbox.ocs.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.signalbox.diameter.message.AvpCursor;

/**
 * Gathers the names of the subscriber from the command and from Service-Information: clients write
 * them in one place, the other, or both. A name that cannot be read is passed over. Used once, by
 * one thread.
 */
final class SubscriberDecoder {

  private final List<SubscriptionId> ids = new ArrayList<>(2);
  private final List<SubscriptionId> inner = new ArrayList<>(0);
  private Optional<String> userName = Optional.empty();
  private Optional<UserEquipment> equipment = Optional.empty();

  void takeUserName(AvpCursor avp) {
    userName = userName.or(() -> AvpWords.text(avp, SubscriptionId.LENGTH_MAX));
  }

  /** A Subscription-Id of the command. */
  void takeId(AvpCursor group) {
    add(group, ids);
  }

  /** A Subscription-Id inside Service-Information. */
  void takeInnerId(AvpCursor group) {
    add(group, inner);
  }

  private static void add(AvpCursor group, List<SubscriptionId> to) {
    if (to.size() >= Subscriber.IDS_MAX) {
      return;
    }
    AvpCursor walk = group.group();
    Optional<SubscriptionIdType> type = Optional.empty();
    Optional<String> data = Optional.empty();
    while (walk.next()) {
      if (walk.is(CreditControlAvp.SUBSCRIPTION_ID_TYPE)) {
        OptionalInt code = AvpNumber.integer32(walk);
        type = code.isPresent() ? SubscriptionIdType.fromCode(code.getAsInt()) : type;
      } else if (walk.is(CreditControlAvp.SUBSCRIPTION_ID_DATA)) {
        data = AvpWords.text(walk, SubscriptionId.LENGTH_MAX);
      }
    }
    if (type.isPresent() && data.isPresent()) {
      to.add(new SubscriptionId(type.get(), data.get()));
    }
  }

  /** A User-Equipment-Info, from wherever; the first counts. */
  void takeEquipment(AvpCursor group) {
    if (equipment.isPresent()) {
      return;
    }
    AvpCursor walk = group.group();
    Optional<UserEquipmentType> type = Optional.empty();
    Optional<String> value = Optional.empty();
    while (walk.next()) {
      if (walk.is(CreditControlAvp.USER_EQUIPMENT_INFO_TYPE)) {
        OptionalInt code = AvpNumber.integer32(walk);
        type = code.isPresent() ? UserEquipmentType.fromCode(code.getAsInt()) : type;
      } else if (walk.is(CreditControlAvp.USER_EQUIPMENT_INFO_VALUE)) {
        value = AvpWords.textOrHex(walk, SubscriptionId.LENGTH_MAX);
      }
    }
    if (type.isPresent() && value.isPresent()) {
      equipment = Optional.of(new UserEquipment(type.get(), value.get()));
    }
  }

  Subscriber subscriber() {
    for (SubscriptionId id : inner) {
      if (ids.size() < Subscriber.IDS_MAX && !ids.contains(id)) {
        ids.add(id);
      }
    }
    return new Subscriber(ids, userName, equipment);
  }
}
